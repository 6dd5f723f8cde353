/* Double acquire: TRACE_DEPTH looks like logging and takes the lock once more. */
#include <storport.h>

typedef struct _EXTENSION {
    PIRP    Waiter;
    ULONG   Depth;
    BOOLEAN Removing;
} EXTENSION, *PEXTENSION;

#define TRACE_DEPTH(ext)                                    \
    do {                                                    \
        KIRQL level;                                        \
        IoAcquireCancelSpinLock(&level);                    \
        StorPortDebugPrint(1, "depth %u", (ext)->Depth);    \
        IoReleaseCancelSpinLock(level);                     \
    } while (0)

HW_TIMER MiniTimer;

VOID
MiniTimer(PVOID DeviceExtension)
{
    PEXTENSION ext = (PEXTENSION)DeviceExtension;
    KIRQL irql;

    IoAcquireCancelSpinLock(&irql);
    if (ext->Waiter != NULL) {
        ext->Depth++;
        TRACE_DEPTH(ext);
    }
    IoReleaseCancelSpinLock(irql);
}
