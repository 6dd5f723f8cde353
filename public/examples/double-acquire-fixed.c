/* Double acquire, fixed: each iteration releases what it acquired. */
#include <storport.h>

#define SLOTS 4

typedef struct _EXTENSION {
    PIRP Slot[SLOTS];
} EXTENSION, *PEXTENSION;

HW_RESET_BUS MiniResetBus;

BOOLEAN
MiniResetBus(PVOID DeviceExtension, ULONG PathId)
{
    PEXTENSION ext = (PEXTENSION)DeviceExtension;
    KIRQL irql;
    ULONG i;

    UNREFERENCED_PARAMETER(PathId);

    for (i = 0; i < SLOTS; i++) {
        IoAcquireCancelSpinLock(&irql);
        if (ext->Slot[i] != NULL)
            ext->Slot[i] = NULL;
        IoReleaseCancelSpinLock(irql);
    }
    return TRUE;
}
