//! rule: CancelSpinLock
//! about: a variadic macro passes statements through; every list ends with the release
//! expect: pass
#define WITH_LOCK(irql, ...) do { IoAcquireCancelSpinLock(&irql); __VA_ARGS__; } while (0)
HW_TIMER Tick;
VOID Tick(PVOID ext) {
    ULONG *n = (ULONG *)ext;
    KIRQL irql;
    WITH_LOCK(irql, (*n)++, IoReleaseCancelSpinLock(irql));
    WITH_LOCK(irql, IoReleaseCancelSpinLock(irql));
}
