//! rule: CancelSpinLock
//! about: a cancel routine by registration only; it gives back the lock it was called with
//! expect: pass
static VOID OnCancel(PDEVICE_OBJECT device, PIRP irp) {
    KIRQL irql;
    IoReleaseCancelSpinLock(irp->CancelIrql);
    IoAcquireCancelSpinLock(&irql);
    irp->IoStatus.Status = STATUS_CANCELLED;
    IoReleaseCancelSpinLock(irql);
}
HW_PROCESS_SERVICE_REQUEST Service;
VOID Service(PVOID ext, PVOID request) {
    PIRP irp = (PIRP)request;
    IoSetCancelRoutine(irp, OnCancel);
}
