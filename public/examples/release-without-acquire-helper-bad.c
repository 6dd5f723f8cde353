/* Release without acquire: the helper releases already; the caller releases again. */
#include <storport.h>

typedef struct _EXTENSION {
    PIRP    Waiter;
    ULONG   Depth;
    BOOLEAN Removing;
} EXTENSION, *PEXTENSION;

HW_PROCESS_SERVICE_REQUEST MiniServiceRequest;

/* Called with the cancel spin lock held; releases it. */
static VOID
MiniRefuse(PEXTENSION Ext, PIRP Irp, KIRQL Irql)
{
    Irp->IoStatus.Status = STATUS_DELETE_PENDING;
    IoReleaseCancelSpinLock(Irql);
    StorPortCompleteServiceIrp(Ext, Irp);
}

VOID
MiniServiceRequest(PVOID DeviceExtension, PVOID Irp)
{
    PEXTENSION ext = (PEXTENSION)DeviceExtension;
    KIRQL irql;

    IoAcquireCancelSpinLock(&irql);
    if (ext->Removing) {
        MiniRefuse(ext, (PIRP)Irp, irql);
        goto Unlock;
    }
    ext->Waiter = (PIRP)Irp;
Unlock:
    IoReleaseCancelSpinLock(irql);
}
