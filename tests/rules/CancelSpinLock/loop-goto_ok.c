//! rule: CancelSpinLock
//! about: a retry label stands behind the acquire
//! expect: pass
HW_BUILDIO BuildIo;
BOOLEAN BuildIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    int tries = 0;
    IoAcquireCancelSpinLock(&irql);
again:
    if (srb->SrbStatus == SRB_STATUS_BUSY && tries++ < 3)
        goto again;
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
