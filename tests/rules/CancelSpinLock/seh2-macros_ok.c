//! rule: CancelSpinLock
//! about: the portable SEH macros; the except part falls through to the release
//! expect: pass
DRIVER_DISPATCH Dispatch;
NTSTATUS Dispatch(PDEVICE_OBJECT device, PIRP irp) {
    NTSTATUS status = STATUS_SUCCESS;
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    _SEH2_TRY {
        ProbeForWrite(irp->UserBuffer, 8, 4);
    }
    _SEH2_EXCEPT(EXCEPTION_EXECUTE_HANDLER) {
        status = _SEH2_GetExceptionCode();
    }
    _SEH2_END;
    IoReleaseCancelSpinLock(irql);
    return status;
}
