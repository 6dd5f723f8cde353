//! rule: CancelSpinLock
//! about: by shape through a helper; the other branch of the routine keeps the lock
static VOID LetGo(PIRP irp) { IoReleaseCancelSpinLock(irp->CancelIrql); }
VOID AbandonWrite(PDEVICE_OBJECT device, PIRP irp) {
    if (device->Flags & DO_BUFFERED_IO)
        LetGo(irp);
    IoCompleteRequest(irp, IO_NO_INCREMENT);
}                                                        //~ violation CancelSpinLock held-at-exit
