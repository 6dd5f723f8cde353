//! rule: CancelSpinLock
//! about: the return value is set, the finally block releases only on success
DRIVER_DISPATCH Dispatch;
NTSTATUS Dispatch(PDEVICE_OBJECT device, PIRP irp) {
    NTSTATUS status = STATUS_SUCCESS;
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);                      //~ step 1: free -> held
    __try {
        if (irp->Cancel) {
            status = STATUS_CANCELLED;
            __leave;                                     //~ step 2
        }
        irp->IoStatus.Information = 0;
    } __finally {
        if (status == STATUS_SUCCESS)                    //~ step 3: branch not taken
            IoReleaseCancelSpinLock(irql);
    }
    return status;                                       //~ violation CancelSpinLock held-at-exit
}
