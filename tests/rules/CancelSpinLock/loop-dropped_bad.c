//! rule: CancelSpinLock
//! about: the lock is dropped for the call-out and only taken back on one branch
VOID Report(PVOID ext);
HW_TIMER Tick;
VOID Tick(PVOID ext) {
    volatile ULONG *pending = (volatile ULONG *)ext;
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    do {
        IoReleaseCancelSpinLock(irql);                   //~ violation CancelSpinLock release-without-acquire #loop
        Report(ext);
        if (*pending > 1)                                //~ step 1: branch not taken
            IoAcquireCancelSpinLock(&irql);
    } while (*pending != 0);
    IoReleaseCancelSpinLock(irql);                       //~ violation CancelSpinLock release-without-acquire
}
