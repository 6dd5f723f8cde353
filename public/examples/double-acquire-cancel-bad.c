/* Double acquire: the I/O manager calls a cancel routine with the lock held already. */
#include <storport.h>

static PIRP Waiter;

HW_PROCESS_SERVICE_REQUEST MiniServiceRequest;
DRIVER_CANCEL MiniCancelWait;

VOID
MiniCancelWait(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    KIRQL irql;

    UNREFERENCED_PARAMETER(DeviceObject);

    IoAcquireCancelSpinLock(&irql);
    Waiter = NULL;
    IoReleaseCancelSpinLock(irql);

    Irp->IoStatus.Status = STATUS_CANCELLED;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
}

VOID
MiniServiceRequest(PVOID DeviceExtension, PVOID Irp)
{
    KIRQL irql;

    UNREFERENCED_PARAMETER(DeviceExtension);

    IoAcquireCancelSpinLock(&irql);
    Waiter = (PIRP)Irp;
    IoSetCancelRoutine(Waiter, MiniCancelWait);
    IoReleaseCancelSpinLock(irql);
}
