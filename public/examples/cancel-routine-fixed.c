/* A cancel routine is called with the lock held, and releases it on every path. */
#include <storport.h>

static LIST_ENTRY Waiters;
static ULONG WaitCount;

HW_PROCESS_SERVICE_REQUEST MiniServiceRequest;
DRIVER_CANCEL MiniCancelWait;

VOID
MiniCancelWait(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);

    if (WaitCount == 0) {
        IoReleaseCancelSpinLock(Irp->CancelIrql);
        return;
    }

    WaitCount--;
    RemoveEntryList(&Irp->Tail.Overlay.ListEntry);
    IoReleaseCancelSpinLock(Irp->CancelIrql);

    Irp->IoStatus.Status = STATUS_CANCELLED;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
}

VOID
MiniServiceRequest(PVOID DeviceExtension, PVOID Irp)
{
    PIRP irp = (PIRP)Irp;
    KIRQL irql;

    UNREFERENCED_PARAMETER(DeviceExtension);

    IoAcquireCancelSpinLock(&irql);
    IoSetCancelRoutine(irp, MiniCancelWait);
    InsertTailList(&Waiters, &irp->Tail.Overlay.ListEntry);
    WaitCount++;
    IoReleaseCancelSpinLock(irql);
}
