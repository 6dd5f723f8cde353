//! rule: CancelSpinLock
//! about: goto out of the try runs the finally block, the label does not release
//! expect: pass
DRIVER_DISPATCH Dispatch;
NTSTATUS Dispatch(PDEVICE_OBJECT device, PIRP irp) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    __try {
        if (irp->Flags & 1)
            goto fail;
    } __finally {
        IoReleaseCancelSpinLock(irql);
    }
    return STATUS_SUCCESS;
fail:
    irp->IoStatus.Status = STATUS_UNSUCCESSFUL;
    return STATUS_UNSUCCESSFUL;
}
