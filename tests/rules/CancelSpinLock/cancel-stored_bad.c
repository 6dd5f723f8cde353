//! rule: CancelSpinLock
//! about: a cancel routine by a store to the IRP's field; a helper releases on one branch
static BOOLEAN Unlink(PIRP irp) {
    if (irp->Tail.Overlay.DriverContext[0] == NULL)      //~ step 1: branch taken
        return FALSE;
    IoReleaseCancelSpinLock(irp->CancelIrql);
    return TRUE;
}
VOID DropRequest(PDEVICE_OBJECT device, PIRP irp) {
    if (Unlink(irp))
        IoCompleteRequest(irp, IO_NO_INCREMENT);
}                                                        //~ violation CancelSpinLock held-at-exit
DRIVER_DISPATCH Queue;
NTSTATUS Queue(PDEVICE_OBJECT device, PIRP irp) {
    irp->CancelRoutine = DropRequest;
    return STATUS_PENDING;
}
