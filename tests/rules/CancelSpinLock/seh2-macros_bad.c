//! rule: CancelSpinLock
//! about: the portable SEH macros; the except part returns with the lock held
DRIVER_DISPATCH Dispatch;
NTSTATUS Dispatch(PDEVICE_OBJECT device, PIRP irp) {
    NTSTATUS status = STATUS_SUCCESS;
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);                      //~ step 1: free -> held
    _SEH2_TRY {
        ProbeForWrite(irp->UserBuffer, 8, 4);
    }
    _SEH2_EXCEPT(EXCEPTION_EXECUTE_HANDLER) {
        status = _SEH2_GetExceptionCode();
        _SEH2_YIELD(return status);                      //~ violation CancelSpinLock held-at-exit
    }
    _SEH2_END;
    IoReleaseCancelSpinLock(irql);
    return status;
}
