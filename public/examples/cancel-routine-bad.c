/* A cancel routine is called with the lock held; "already gone" returns without releasing it. */
#include <storport.h>

static LIST_ENTRY Waiters;
static ULONG WaitCount;

DRIVER_CANCEL MiniCancelWait;

VOID
MiniCancelWait(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);

    if (WaitCount == 0)
        return;

    WaitCount--;
    RemoveEntryList(&Irp->Tail.Overlay.ListEntry);
    IoReleaseCancelSpinLock(Irp->CancelIrql);

    Irp->IoStatus.Status = STATUS_CANCELLED;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
}

VOID
MiniPark(PIRP Irp)
{
    KIRQL irql;

    IoAcquireCancelSpinLock(&irql);
    IoSetCancelRoutine(Irp, MiniCancelWait);
    InsertTailList(&Waiters, &Irp->Tail.Overlay.ListEntry);
    WaitCount++;
    IoReleaseCancelSpinLock(irql);
}
