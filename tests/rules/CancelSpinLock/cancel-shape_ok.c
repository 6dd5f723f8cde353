//! rule: CancelSpinLock
//! about: a fragment that only a cancel routine can be
//! expect: pass
VOID AbandonRead(PDEVICE_OBJECT device, PIRP irp) {
    IoReleaseCancelSpinLock(irp->CancelIrql);
    irp->IoStatus.Status = STATUS_CANCELLED;
    if (irp->PendingReturned)
        irp->IoStatus.Information = 0;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
}
