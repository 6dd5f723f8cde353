//! rule: CancelSpinLock
//! expect: pass
//! about: the IRP was cancelled already; the lock is given back first
DRIVER_CANCEL OnCancel;
VOID OnCancel(PDEVICE_OBJECT device, PIRP irp) { IoReleaseCancelSpinLock(irp->CancelIrql); }
DRIVER_DISPATCH Wait;
NTSTATUS Wait(PDEVICE_OBJECT device, PIRP irp) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    IoSetCancelRoutine(irp, OnCancel);
    if (irp->Cancel && IoSetCancelRoutine(irp, NULL) != NULL) {
        IoReleaseCancelSpinLock(irql);
        return STATUS_CANCELLED;
    }
    IoMarkIrpPending(irp);
    IoReleaseCancelSpinLock(irql);
    return STATUS_PENDING;
}
