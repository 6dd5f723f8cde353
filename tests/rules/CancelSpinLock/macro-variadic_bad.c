//! rule: CancelSpinLock
//! about: a variadic macro passes statements through; one list has no release
#define WITH_LOCK(irql, ...) do { IoAcquireCancelSpinLock(&irql); __VA_ARGS__; } while (0)
HW_TIMER Tick;
VOID Tick(PVOID ext) {
    ULONG *n = (ULONG *)ext;
    KIRQL irql;
    WITH_LOCK(irql, (*n)++, IoReleaseCancelSpinLock(irql));
    WITH_LOCK(irql, *n = 0);                             //~ step 1: free -> held
}                                                        //~ violation CancelSpinLock held-at-exit
