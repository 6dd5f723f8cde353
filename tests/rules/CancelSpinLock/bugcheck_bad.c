//! rule: CancelSpinLock
//! about: an assertion does not end the path
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    ASSERT(srb->Length != 0);
    if (srb->Length == 0)                                //~ step 1: branch taken
        return FALSE;                                    //~ violation CancelSpinLock held-at-exit
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
