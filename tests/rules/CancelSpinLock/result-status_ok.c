//! rule: CancelSpinLock
//! about: the caller tells STATUS_PENDING from the failure
//! expect: pass
static NTSTATUS Park(PIRP irp, PKIRQL irql) {
    IoAcquireCancelSpinLock(irql);
    if (irp->Cancel) {
        IoReleaseCancelSpinLock(*irql);
        return STATUS_CANCELLED;
    }
    return STATUS_PENDING;
}
DRIVER_DISPATCH Dispatch;
NTSTATUS Dispatch(PDEVICE_OBJECT device, PIRP irp) {
    KIRQL irql;
    NTSTATUS status = Park(irp, &irql);
    if (status == STATUS_PENDING)
        IoReleaseCancelSpinLock(irql);
    return status;
}
