//! rule: CancelSpinLock
//! define: QUICK_ABORT=1
//! about: the configuration compiles the early exit in
HW_RESET_BUS Reset;
BOOLEAN Reset(PVOID ext, ULONG path) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);                      //~ step 1: free -> held
#if QUICK_ABORT
    if (path == 0)
        return TRUE;                                     //~ violation CancelSpinLock held-at-exit
#endif
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
