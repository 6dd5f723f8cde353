//! rule: CancelSpinLock
//! about: the driver runs the routine it has just set; that one keeps the lock
DRIVER_CANCEL OnCancel;
VOID OnCancel(PDEVICE_OBJECT device, PIRP irp) { IoCompleteRequest(irp, IO_NO_INCREMENT); }  //~ violation CancelSpinLock held-at-exit
DRIVER_DISPATCH Queue;
NTSTATUS Queue(PDEVICE_OBJECT device, PIRP irp) {
    IoMarkIrpPending(irp);
    IoAcquireCancelSpinLock(&irp->CancelIrql);
    if (IoSetCancelRoutine(irp, OnCancel) == NULL && irp->Cancel) {
        irp->CancelRoutine(device, irp);
        return STATUS_PENDING;                           //~ violation CancelSpinLock held-at-exit
    }
    IoReleaseCancelSpinLock(irp->CancelIrql);
    return STATUS_PENDING;
}
