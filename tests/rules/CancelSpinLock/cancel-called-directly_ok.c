//! rule: CancelSpinLock
//! about: the driver takes the lock and then calls its own cancel routine
//! expect: pass
DRIVER_CANCEL Abort;
VOID Abort(PDEVICE_OBJECT device, PIRP irp) {
    IoReleaseCancelSpinLock(irp->CancelIrql);
    IoCompleteRequest(irp, IO_NO_INCREMENT);
}
DRIVER_DISPATCH Cleanup;
NTSTATUS Cleanup(PDEVICE_OBJECT device, PIRP irp) {
    IoAcquireCancelSpinLock(&irp->CancelIrql);
    Abort(device, irp);
    return STATUS_SUCCESS;
}
