/* Double acquire: `continue` skips the release, so iteration 2 waits for itself. */
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
        if (ext->Slot[i] == NULL)
            continue;
        ext->Slot[i] = NULL;
        IoReleaseCancelSpinLock(irql);
    }
    return TRUE;
}
