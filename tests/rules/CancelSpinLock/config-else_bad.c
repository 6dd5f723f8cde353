//! rule: CancelSpinLock
//! about: the else region lacks the release that the other region has
HW_TIMER Tick;
VOID Tick(PVOID ext) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);                      //~ step 1: free -> held
#ifdef USE_FAST_PATH
    IoReleaseCancelSpinLock(irql);
#else
    *(ULONG *)ext = 1;
#endif
}                                                        //~ violation CancelSpinLock held-at-exit
