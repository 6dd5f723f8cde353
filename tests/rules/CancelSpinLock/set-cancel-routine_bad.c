//! rule: CancelSpinLock
//! about: the IRP was cancelled already; the early return keeps the lock
DRIVER_CANCEL OnCancel;
VOID OnCancel(PDEVICE_OBJECT device, PIRP irp) { IoReleaseCancelSpinLock(irp->CancelIrql); }
DRIVER_DISPATCH Wait;
NTSTATUS Wait(PDEVICE_OBJECT device, PIRP irp) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);                      //~ step 1: free -> held
    IoSetCancelRoutine(irp, OnCancel);
    if (irp->Cancel && IoSetCancelRoutine(irp, NULL) != NULL)
        return STATUS_CANCELLED;                         //~ violation CancelSpinLock held-at-exit
    IoMarkIrpPending(irp);
    IoReleaseCancelSpinLock(irql);
    return STATUS_PENDING;
}
