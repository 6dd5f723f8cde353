//! rule: CancelSpinLock
//! expect: pass
//! about: a constant condition and code behind a return never run
HW_TIMER Tick;
VOID Tick(PVOID ext) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    if (0)
        return;
    if (sizeof(PVOID) == 4)
        IoAcquireCancelSpinLock(&irql);
    IoReleaseCancelSpinLock(irql);
    return;
    IoReleaseCancelSpinLock(irql);
}
