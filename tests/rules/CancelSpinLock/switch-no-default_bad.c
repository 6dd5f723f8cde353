//! rule: CancelSpinLock
//! about: a value without a case leaves the switch with the lock held
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);                      //~ step 1: free -> held
    switch (srb->PathId) {
    case 0:
    case 1:
        IoReleaseCancelSpinLock(irql);
        return TRUE;
    case 2:
        IoReleaseCancelSpinLock(irql);
        return FALSE;
    }
    return FALSE;                                        //~ violation CancelSpinLock held-at-exit
}
