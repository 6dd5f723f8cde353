//! rule: CancelSpinLock
//! about: the driver calls its own cancel routine without the lock
DRIVER_CANCEL Abort;
VOID Abort(PDEVICE_OBJECT device, PIRP irp) {
    IoReleaseCancelSpinLock(irp->CancelIrql);            //~ violation CancelSpinLock release-without-acquire
    IoCompleteRequest(irp, IO_NO_INCREMENT);
}
DRIVER_DISPATCH Cleanup;
NTSTATUS Cleanup(PDEVICE_OBJECT device, PIRP irp) {
    Abort(device, irp);
    return STATUS_SUCCESS;
}
