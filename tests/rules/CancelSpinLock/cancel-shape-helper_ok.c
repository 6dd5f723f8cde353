//! rule: CancelSpinLock
//! about: by shape through a helper
//! expect: pass
static VOID LetGo(PIRP irp) { IoReleaseCancelSpinLock(irp->CancelIrql); }
VOID AbandonWrite(PDEVICE_OBJECT device, PIRP irp) {
    LetGo(irp);
    if (device->Flags & DO_BUFFERED_IO)
        irp->IoStatus.Information = 0;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
}
