//! rule: CancelSpinLock
//! about: the branch returns after its own release
//! expect: pass
HW_STARTIO Start;
BOOLEAN Start(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    if (srb->Lun != 0) {
        srb->SrbStatus = SRB_STATUS_NO_DEVICE;
        IoReleaseCancelSpinLock(irql);
        return TRUE;
    }
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
