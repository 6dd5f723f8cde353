//! rule: CancelSpinLock
//! about: a return inside the try leaves the release to the finally block
//! expect: pass
DRIVER_DISPATCH Dispatch;
NTSTATUS Dispatch(PDEVICE_OBJECT device, PIRP irp) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    __try {
        if (irp->StackCount == 1) {
            irp->IoStatus.Status = STATUS_INVALID_PARAMETER;
            return STATUS_INVALID_PARAMETER;
        }
    } __finally {
        IoReleaseCancelSpinLock(irql);
    }
    return STATUS_SUCCESS;
}
