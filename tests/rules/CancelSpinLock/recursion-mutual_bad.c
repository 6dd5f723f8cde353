//! rule: CancelSpinLock
//! about: two functions call each other; the odd one ends the recursion without a release
static VOID Odd(ULONG n, KIRQL irql);
static VOID Even(ULONG n, KIRQL irql) {
    if (n == 0) {
        IoReleaseCancelSpinLock(irql);
        return;
    }
    Odd(n - 1, irql);
}
static VOID Odd(ULONG n, KIRQL irql) {
    if (n == 0)
        return;
    Even(n - 1, irql);
}
HW_TIMER Tick;
VOID Tick(PVOID ext) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);                      //~ step 1: free -> held
    Even(*(ULONG *)ext, irql);
}                                                        //~ violation CancelSpinLock held-at-exit
