//! rule: CancelSpinLock
//! expect: not-applicable
//! caution: not-covered
//! about: a function that nobody calls leaks
VOID Orphan(VOID) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
}
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    return srb->Lun == 0;
}
