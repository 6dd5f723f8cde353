//! rule: CancelSpinLock
//! about: a retry label stands before the acquire, the lock is still held on retry
HW_BUILDIO BuildIo;
BOOLEAN BuildIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    int tries = 0;
again:
    IoAcquireCancelSpinLock(&irql);                      //~ violation CancelSpinLock double-acquire
    if (srb->SrbStatus == SRB_STATUS_BUSY && tries++ < 3)
        goto again;                                      //~ step 1
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
