//! rule: CancelSpinLock
//! expect: inconclusive(unknown-function)
//! about: a guard of a class that is not here: its constructor and its destructor are unknown code
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    {
        CancelGuard guard(irql);
        srb->SrbStatus = SRB_STATUS_PENDING;
    }
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
