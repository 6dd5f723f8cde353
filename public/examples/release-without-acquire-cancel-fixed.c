/* Release without acquire, fixed: both share a function that does not touch the lock. */
#include <storport.h>

static PIRP Waiter;

DRIVER_CANCEL MiniCancelWait;
HW_COMPLETE_SERVICE_IRP MiniCompleteServiceIrp;

static VOID
MiniFinish(PIRP Irp)
{
    Irp->IoStatus.Status = STATUS_CANCELLED;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
}

VOID
MiniCancelWait(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);

    Waiter = NULL;
    IoReleaseCancelSpinLock(Irp->CancelIrql);
    MiniFinish(Irp);
}

VOID
MiniCompleteServiceIrp(PVOID DeviceExtension)
{
    PIRP irp;
    KIRQL irql;

    UNREFERENCED_PARAMETER(DeviceExtension);

    IoAcquireCancelSpinLock(&irql);
    irp = Waiter;
    Waiter = NULL;
    IoReleaseCancelSpinLock(irql);

    if (irp != NULL)
        MiniFinish(irp);
}

