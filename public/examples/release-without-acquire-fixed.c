/* Release without acquire, fixed: a local remembers whether the lock was taken. */
#include <storport.h>

typedef struct _EXTENSION {
    BOOLEAN Service;
    ULONG   Count;
} EXTENSION, *PEXTENSION;

HW_STARTIO MiniStartIo;

BOOLEAN
MiniStartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    PEXTENSION ext = (PEXTENSION)DeviceExtension;
    BOOLEAN taken = FALSE;
    KIRQL irql = PASSIVE_LEVEL;

    UNREFERENCED_PARAMETER(Srb);

    if (ext->Service) {
        IoAcquireCancelSpinLock(&irql);
        taken = TRUE;
    }

    ext->Count++;

    if (taken)
        IoReleaseCancelSpinLock(irql);

    return TRUE;
}
