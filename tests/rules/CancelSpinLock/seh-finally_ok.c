//! rule: CancelSpinLock
//! about: the finally block releases on every exit
//! expect: pass
DRIVER_DISPATCH Dispatch;
NTSTATUS Dispatch(PDEVICE_OBJECT device, PIRP irp) {
    NTSTATUS status = STATUS_SUCCESS;
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    __try {
        if (irp->Cancel) {
            status = STATUS_CANCELLED;
            __leave;
        }
        irp->IoStatus.Information = 0;
    } __finally {
        IoReleaseCancelSpinLock(irql);
    }
    return status;
}
