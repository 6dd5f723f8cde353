//! rule: CancelSpinLock
//! about: a helper returns STATUS_PENDING with the lock held; the caller takes it for a failure
static NTSTATUS Park(PIRP irp, PKIRQL irql) {
    IoAcquireCancelSpinLock(irql);                       //~ step 1: free -> held
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
    if (status != STATUS_SUCCESS)                        //~ step 2: branch taken
        return status;                                   //~ violation CancelSpinLock held-at-exit
    IoReleaseCancelSpinLock(irql);
    return STATUS_SUCCESS;
}
