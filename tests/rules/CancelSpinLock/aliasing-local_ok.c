//! rule: CancelSpinLock
//! about: a pointer to a local writes the same value
//! expect: pass
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    BOOLEAN took = FALSE, other = FALSE, *alias = &took;
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    *alias = TRUE;
    alias = &other;
    *alias = FALSE;
    if (took)
        IoReleaseCancelSpinLock(irql);
    return TRUE;
}
