//! rule: CancelSpinLock
//! expect: pass
//! about: the driver runs the routine it has just set; that one releases
DRIVER_CANCEL OnCancel;
VOID OnCancel(PDEVICE_OBJECT device, PIRP irp) {
    IoReleaseCancelSpinLock(irp->CancelIrql);
    IoCompleteRequest(irp, IO_NO_INCREMENT);
}
DRIVER_DISPATCH Queue;
NTSTATUS Queue(PDEVICE_OBJECT device, PIRP irp) {
    IoMarkIrpPending(irp);
    IoAcquireCancelSpinLock(&irp->CancelIrql);
    if (IoSetCancelRoutine(irp, OnCancel) == NULL && irp->Cancel) {
        irp->CancelRoutine(device, irp);
        return STATUS_PENDING;
    }
    IoReleaseCancelSpinLock(irp->CancelIrql);
    return STATUS_PENDING;
}
