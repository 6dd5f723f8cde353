//! rule: CancelSpinLock
//! about: a helper raises through a finally that does not release, into the caller's handler
static VOID Check(PIRP irp) {
    ULONG n = 0;
    __try {
        if (irp->RequestorMode != KernelMode)
            ExRaiseStatus(STATUS_ACCESS_DENIED);         //~ step 2
    } __finally {
        n++;
    }
}
DRIVER_DISPATCH Dispatch;
NTSTATUS Dispatch(PDEVICE_OBJECT device, PIRP irp) {
    KIRQL irql;
    __try {
        IoAcquireCancelSpinLock(&irql);                  //~ step 1: free -> held
        Check(irp);
        IoReleaseCancelSpinLock(irql);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        return STATUS_ACCESS_DENIED;                     //~ violation CancelSpinLock held-at-exit
    }
    return STATUS_SUCCESS;
}
