//! rule: CancelSpinLock
//! about: a loop without condition is left by a return that holds the lock
HW_WORKITEM Work;
VOID Work(PVOID ext, PVOID context, PVOID worker) {
    volatile LONG *stop = (volatile LONG *)ext;
    KIRQL irql;
    for (;;) {
        IoAcquireCancelSpinLock(&irql);                  //~ step 1: free -> held
        if (*stop)
            return;                                      //~ violation CancelSpinLock held-at-exit
        IoReleaseCancelSpinLock(irql);
    }
}
