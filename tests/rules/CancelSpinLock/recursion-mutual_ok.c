//! rule: CancelSpinLock
//! about: two functions call each other; both ends release
//! expect: pass
static VOID Odd(ULONG n, KIRQL irql);
static VOID Even(ULONG n, KIRQL irql) {
    if (n == 0) {
        IoReleaseCancelSpinLock(irql);
        return;
    }
    Odd(n - 1, irql);
}
static VOID Odd(ULONG n, KIRQL irql) {
    if (n == 0) {
        IoReleaseCancelSpinLock(irql);
        return;
    }
    Even(n - 1, irql);
}
HW_TIMER Tick;
VOID Tick(PVOID ext) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    Even(*(ULONG *)ext, irql);
}
