//! rule: CancelSpinLock
//! about: a return inside the try runs the finally block, which releases once too often
DRIVER_DISPATCH Dispatch;
NTSTATUS Dispatch(PDEVICE_OBJECT device, PIRP irp) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    __try {
        if (irp->StackCount == 1) {
            IoReleaseCancelSpinLock(irql);               //~ step 1: held -> free
            return STATUS_INVALID_PARAMETER;
        }
    } __finally {
        IoReleaseCancelSpinLock(irql);                   //~ violation CancelSpinLock release-without-acquire
    }
    return STATUS_SUCCESS;
}
