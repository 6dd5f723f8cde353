/* Release without acquire: the driver calls its own cancel routine, which releases the lock that nobody took. */
#include <storport.h>

static PIRP Waiter;

DRIVER_CANCEL MiniCancelWait;
HW_COMPLETE_SERVICE_IRP MiniCompleteServiceIrp;

VOID
MiniCancelWait(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);

    Waiter = NULL;
    IoReleaseCancelSpinLock(Irp->CancelIrql);

    Irp->IoStatus.Status = STATUS_CANCELLED;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
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
        MiniCancelWait(NULL, irp);
}

