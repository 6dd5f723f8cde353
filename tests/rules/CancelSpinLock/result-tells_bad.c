//! rule: CancelSpinLock
//! about: the caller reads the helper's answer the wrong way round
static BOOLEAN Enter(ULONG path, PKIRQL irql) {
    if (path == 0)
        return FALSE;
    IoAcquireCancelSpinLock(irql);                       //~ step 1: free -> held
    return TRUE;
}
HW_RESET_BUS Reset;
BOOLEAN Reset(PVOID ext, ULONG path) {
    KIRQL irql;
    if (Enter(path, &irql))                              //~ step 2: branch taken
        return FALSE;                                    //~ violation CancelSpinLock held-at-exit
    IoReleaseCancelSpinLock(irql);                       //~ violation CancelSpinLock release-without-acquire #other
    return TRUE;
}
