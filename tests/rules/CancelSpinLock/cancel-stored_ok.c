//! rule: CancelSpinLock
//! about: a cancel routine by a store to the IRP's field; the helper always releases
//! expect: pass
static BOOLEAN Unlink(PIRP irp) {
    IoReleaseCancelSpinLock(irp->CancelIrql);
    if (irp->Tail.Overlay.DriverContext[0] == NULL)
        return FALSE;
    return TRUE;
}
VOID DropRequest(PDEVICE_OBJECT device, PIRP irp) {
    if (Unlink(irp))
        IoCompleteRequest(irp, IO_NO_INCREMENT);
}
DRIVER_DISPATCH Queue;
NTSTATUS Queue(PDEVICE_OBJECT device, PIRP irp) {
    irp->CancelRoutine = DropRequest;
    return STATUS_PENDING;
}
