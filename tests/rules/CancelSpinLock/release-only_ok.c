//! rule: CancelSpinLock
//! about: acquired first
//! expect: pass
HW_TIMER Tick;
VOID Tick(PVOID ext) {
    KIRQL irql = PASSIVE_LEVEL;
    IoAcquireCancelSpinLock(&irql);
    IoReleaseCancelSpinLock(irql);
}
