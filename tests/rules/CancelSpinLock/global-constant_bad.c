//! rule: CancelSpinLock
//! about: a global that another callback writes may hold anything
static ULONG FastPath = 1;
HW_INITIALIZE Initialize;
BOOLEAN Initialize(PVOID ext) {
    FastPath = *(ULONG *)ext;
    return TRUE;
}
HW_TIMER Tick;
VOID Tick(PVOID ext) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);                      //~ step 1: free -> held
    if (FastPath != 1)
        return;                                          //~ violation CancelSpinLock held-at-exit
    IoReleaseCancelSpinLock(irql);
}
