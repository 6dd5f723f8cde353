//! rule: CancelSpinLock
//! about: both branches release
//! expect: pass
HW_TIMER Tick;
VOID Tick(PVOID ext) {
    KIRQL irql;
    ULONG *count = (ULONG *)ext;
    IoAcquireCancelSpinLock(&irql);
    if (*count == 0) {
        IoReleaseCancelSpinLock(irql);
    } else {
        *count = 0;
        IoReleaseCancelSpinLock(irql);
    }
}
