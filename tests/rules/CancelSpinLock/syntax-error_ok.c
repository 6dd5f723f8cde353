//! rule: CancelSpinLock
//! expect: inconclusive(syntax)
//! about: a damaged expression between the two calls
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    srb->SrbStatus = ) 5 + ;
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
