//! rule: CancelSpinLock
//! about: conditions that only look constant: 32-bit arithmetic wraps around
HW_TIMER Tick;
VOID Tick(PVOID ext) {
    KIRQL irql;
    int n = *(int *)ext;
    IoAcquireCancelSpinLock(&irql);                      //~ step 1: free -> held
    if (n * 0 == n - n && n + 1 < n)
        return;                                          //~ violation CancelSpinLock held-at-exit #wrapped
    if (n != 0)
        IoReleaseCancelSpinLock(irql);
}                                                        //~ violation CancelSpinLock held-at-exit
