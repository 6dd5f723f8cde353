//! rule: CancelSpinLock
//! about: a fragment that only a cancel routine can be; released twice
VOID AbandonRead(PDEVICE_OBJECT device, PIRP irp) {
    IoReleaseCancelSpinLock(irp->CancelIrql);            //~ step 1: held -> free
    irp->IoStatus.Status = STATUS_CANCELLED;
    if (irp->PendingReturned)
        IoReleaseCancelSpinLock(irp->CancelIrql);        //~ violation CancelSpinLock release-without-acquire
    IoCompleteRequest(irp, IO_NO_INCREMENT);
}
