//! rule: CancelSpinLock
//! about: the exception skips the release, the handler does not make up for it
DRIVER_DISPATCH Dispatch;
NTSTATUS Dispatch(PDEVICE_OBJECT device, PIRP irp) {
    NTSTATUS status = STATUS_SUCCESS;
    KIRQL irql;
    __try {
        IoAcquireCancelSpinLock(&irql);                  //~ step 1: free -> held
        ProbeForRead(irp->UserBuffer, 16, 1);            //~ step 2
        IoReleaseCancelSpinLock(irql);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        status = STATUS_ACCESS_VIOLATION;
    }
    return status;                                       //~ violation CancelSpinLock held-at-exit
}
