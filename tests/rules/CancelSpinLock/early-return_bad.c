//! rule: CancelSpinLock
//! about: a flush request leaves before the release
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);                      //~ step 1: free -> held
    if (srb->Function == SRB_FUNCTION_FLUSH)             //~ step 2: branch taken
        return FALSE;                                    //~ violation CancelSpinLock held-at-exit
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
