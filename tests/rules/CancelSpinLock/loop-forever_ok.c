//! rule: CancelSpinLock
//! about: a thread that never returns holds the lock to no exit
//! expect: pass
HW_WORKITEM Work;
VOID Work(PVOID ext, PVOID context, PVOID worker) {
    volatile LONG *count = (volatile LONG *)ext;
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    for (;;) {
        *count = 1;
        IoReleaseCancelSpinLock(irql);
        IoAcquireCancelSpinLock(&irql);
    }
}
