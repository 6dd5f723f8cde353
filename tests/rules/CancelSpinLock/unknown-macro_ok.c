//! rule: CancelSpinLock
//! expect: inconclusive(unknown-macro)
//! about: a macro that is not defined stands where the lock is held and could hide a return
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    RETURN_IF_GONE(ext, FALSE)
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
