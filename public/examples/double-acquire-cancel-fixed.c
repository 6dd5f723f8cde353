/* Double acquire, fixed: the routine releases the lock it was called with, and takes none. */
#include <storport.h>

static PIRP Waiter;

HW_PROCESS_SERVICE_REQUEST MiniServiceRequest;
DRIVER_CANCEL MiniCancelWait;

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
MiniServiceRequest(PVOID DeviceExtension, PVOID Irp)
{
    KIRQL irql;

    UNREFERENCED_PARAMETER(DeviceExtension);

    IoAcquireCancelSpinLock(&irql);
    Waiter = (PIRP)Irp;
    IoSetCancelRoutine(Waiter, MiniCancelWait);
    IoReleaseCancelSpinLock(irql);
}
