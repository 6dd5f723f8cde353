//! rule: CancelSpinLock
//! expect: pass
//! caution: not-covered
//! about: a function that nobody calls leaks beside a callback that balances
VOID Orphan(PKIRQL irql) {
    if (*irql)
        IoAcquireCancelSpinLock(irql);
}
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    srb->SrbStatus = SRB_STATUS_SUCCESS;
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
