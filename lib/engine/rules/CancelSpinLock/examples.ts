/**
 * The rule page's two examples. They are fixtures: the marks are checked by the tests and hidden on the page.
 * Both come from a fictional virtual miniport that parks IRPs until a service process has work for them.
 */

export const badExample = `//! rule: CancelSpinLock
#include <storport.h>

typedef struct _TIDE_EXTENSION {
    LIST_ENTRY Waiters;
    BOOLEAN Removing;
} TIDE_EXTENSION, *PTIDE_EXTENSION;

HW_PROCESS_SERVICE_REQUEST TideServiceRequest;
DRIVER_CANCEL TideCancelWait;

VOID TideServiceRequest(PVOID DeviceExtension, PVOID ServiceIrp)
{
    PTIDE_EXTENSION ext = DeviceExtension;
    PIRP irp = ServiceIrp;
    KIRQL oldIrql;

    IoAcquireCancelSpinLock(&oldIrql);          //~ step 1: free -> held
    if (ext->Removing) {                        //~ step 2
        return;                                 //~ violation CancelSpinLock held-at-exit
    }
    IoMarkIrpPending(irp);
    IoSetCancelRoutine(irp, TideCancelWait);
    InsertTailList(&ext->Waiters, &irp->Tail.Overlay.ListEntry);
    IoReleaseCancelSpinLock(oldIrql);
}

VOID TideCancelWait(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    RemoveEntryList(&Irp->Tail.Overlay.ListEntry);
    IoReleaseCancelSpinLock(Irp->CancelIrql);
    Irp->IoStatus.Status = STATUS_CANCELLED;
    StorPortCompleteServiceIrp(DeviceObject->DeviceExtension, Irp);
}
`;

export const goodExample = `//! rule: CancelSpinLock
//! expect: pass
#include <storport.h>

typedef struct _TIDE_EXTENSION {
    LIST_ENTRY Waiters;
    BOOLEAN Removing;
} TIDE_EXTENSION, *PTIDE_EXTENSION;

HW_PROCESS_SERVICE_REQUEST TideServiceRequest;
DRIVER_CANCEL TideCancelWait;

VOID TideServiceRequest(PVOID DeviceExtension, PVOID ServiceIrp)
{
    PTIDE_EXTENSION ext = DeviceExtension;
    PIRP irp = ServiceIrp;
    KIRQL oldIrql;
    BOOLEAN parked = FALSE;

    IoAcquireCancelSpinLock(&oldIrql);
    if (!ext->Removing) {
        IoMarkIrpPending(irp);
        IoSetCancelRoutine(irp, TideCancelWait);
        InsertTailList(&ext->Waiters, &irp->Tail.Overlay.ListEntry);
        parked = TRUE;
    }
    IoReleaseCancelSpinLock(oldIrql);

    if (!parked) {
        irp->IoStatus.Status = STATUS_DELETE_PENDING;
        StorPortCompleteServiceIrp(ext, irp);
    }
}

VOID TideCancelWait(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    RemoveEntryList(&Irp->Tail.Overlay.ListEntry);
    IoReleaseCancelSpinLock(Irp->CancelIrql);
    Irp->IoStatus.Status = STATUS_CANCELLED;
    StorPortCompleteServiceIrp(DeviceObject->DeviceExtension, Irp);
}
`;
