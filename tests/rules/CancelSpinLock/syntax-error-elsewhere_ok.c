//! rule: CancelSpinLock
//! expect: pass
//! about: the damage lies in a function that no entry reaches
VOID Broken(VOID) {
    int x = ) 5;
}
HW_TIMER Tick;
VOID Tick(PVOID ext) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    *(ULONG *)ext = 0;
    IoReleaseCancelSpinLock(irql);
}
