//! rule: CancelSpinLock
//! about: the lock is dropped for the call-out and always taken back
//! expect: pass
VOID Report(PVOID ext);
HW_TIMER Tick;
VOID Tick(PVOID ext) {
    volatile ULONG *pending = (volatile ULONG *)ext;
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    do {
        IoReleaseCancelSpinLock(irql);
        Report(ext);
        IoAcquireCancelSpinLock(&irql);
    } while (*pending != 0);
    IoReleaseCancelSpinLock(irql);
}
