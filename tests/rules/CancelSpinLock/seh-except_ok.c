//! rule: CancelSpinLock
//! about: the call that can raise stands before the acquire
//! expect: pass
DRIVER_DISPATCH Dispatch;
NTSTATUS Dispatch(PDEVICE_OBJECT device, PIRP irp) {
    NTSTATUS status = STATUS_SUCCESS;
    KIRQL irql;
    __try {
        ProbeForRead(irp->UserBuffer, 16, 1);
        IoAcquireCancelSpinLock(&irql);
        IoReleaseCancelSpinLock(irql);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        status = STATUS_ACCESS_VIOLATION;
    }
    return status;
}
