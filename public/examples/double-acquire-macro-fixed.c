/* Double acquire, fixed: the value is copied while the lock is held and logged afterwards. */
#include <storport.h>

typedef struct _EXTENSION {
    PIRP    Waiter;
    ULONG   Depth;
    BOOLEAN Removing;
} EXTENSION, *PEXTENSION;

#define TRACE_DEPTH(depth) StorPortDebugPrint(1, "depth %u", (depth))

HW_TIMER MiniTimer;

VOID
MiniTimer(PVOID DeviceExtension)
{
    PEXTENSION ext = (PEXTENSION)DeviceExtension;
    KIRQL irql;
    ULONG depth;

    IoAcquireCancelSpinLock(&irql);
    if (ext->Waiter != NULL) {
        ext->Depth++;
    }
    depth = ext->Depth;
    IoReleaseCancelSpinLock(irql);

    TRACE_DEPTH(depth);
}
