//! rule: CancelSpinLock
//! about: a cancel routine by registration only; it acquires the lock it was called with
static VOID OnCancel(PDEVICE_OBJECT device, PIRP irp) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);                      //~ violation CancelSpinLock double-acquire
    irp->IoStatus.Status = STATUS_CANCELLED;
    IoReleaseCancelSpinLock(irql);
    IoReleaseCancelSpinLock(irp->CancelIrql);
}
HW_PROCESS_SERVICE_REQUEST Service;
VOID Service(PVOID ext, PVOID request) {
    PIRP irp = (PIRP)request;
    IoSetCancelRoutine(irp, OnCancel);
}
