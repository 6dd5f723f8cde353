//! rule: CancelSpinLock
//! about: a void callback ends at its closing brace with the lock held
HW_TIMER Tick;
VOID Tick(PVOID ext) {
    KIRQL irql;
    ULONG *count = (ULONG *)ext;
    IoAcquireCancelSpinLock(&irql);                      //~ step 1: free -> held
    if (*count == 0) {
        IoReleaseCancelSpinLock(irql);
    }
}                                                        //~ violation CancelSpinLock held-at-exit
