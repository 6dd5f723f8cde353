//! rule: CancelSpinLock
//! expect: pass
//! caution: assumed-entries
//! about: a pasted function without any role balances
BOOLEAN HandleFlush(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    if (srb->DataTransferLength == 0) {
        IoReleaseCancelSpinLock(irql);
        return FALSE;
    }
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
