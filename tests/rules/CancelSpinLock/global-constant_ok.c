//! rule: CancelSpinLock
//! expect: pass
//! about: a global that nobody writes keeps its initialiser
static ULONG FastPath = 1;
HW_TIMER Tick;
VOID Tick(PVOID ext) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    if (FastPath != 1)
        return;
    IoReleaseCancelSpinLock(irql);
}
