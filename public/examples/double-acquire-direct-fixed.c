/* Double acquire, fixed: the retry releases first. */
#include <storport.h>

typedef struct _EXTENSION {
    PIRP    Waiter;
    ULONG   Depth;
    BOOLEAN Removing;
} EXTENSION, *PEXTENSION;

HW_STARTIO MiniStartIo;

BOOLEAN
MiniStartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    PEXTENSION ext = (PEXTENSION)DeviceExtension;
    KIRQL irql;

Retry:
    IoAcquireCancelSpinLock(&irql);
    if (ext->Depth != 0) {
        ext->Depth--;
        IoReleaseCancelSpinLock(irql);
        goto Retry;
    }
    ext->Waiter = NULL;
    IoReleaseCancelSpinLock(irql);

    Srb->SrbStatus = SRB_STATUS_SUCCESS;
    StorPortNotification(RequestComplete, ext, Srb);
    return TRUE;
}
