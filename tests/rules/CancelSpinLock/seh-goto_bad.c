//! rule: CancelSpinLock
//! about: goto out of the try runs the finally block, then releases again at the label
DRIVER_DISPATCH Dispatch;
NTSTATUS Dispatch(PDEVICE_OBJECT device, PIRP irp) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    __try {
        if (irp->Flags & 1)
            goto fail;                                   //~ step 1
    } __finally {
        IoReleaseCancelSpinLock(irql);                   //~ step 2: held -> free
    }
    return STATUS_SUCCESS;
fail:
    IoReleaseCancelSpinLock(irql);                       //~ violation CancelSpinLock release-without-acquire
    return STATUS_UNSUCCESSFUL;
}
