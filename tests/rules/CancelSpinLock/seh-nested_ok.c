//! rule: CancelSpinLock
//! about: a helper raises; an inner finally of the caller releases before its handler runs
//! expect: pass
static VOID Check(PIRP irp) {
    ULONG n = 0;
    __try {
        if (irp->RequestorMode != KernelMode)
            ExRaiseStatus(STATUS_ACCESS_DENIED);
    } __finally {
        n++;
    }
}
DRIVER_DISPATCH Dispatch;
NTSTATUS Dispatch(PDEVICE_OBJECT device, PIRP irp) {
    KIRQL irql;
    __try {
        IoAcquireCancelSpinLock(&irql);
        __try {
            Check(irp);
        } __finally {
            IoReleaseCancelSpinLock(irql);
        }
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        return STATUS_ACCESS_DENIED;
    }
    return STATUS_SUCCESS;
}
