//! rule: CancelSpinLock
//! expect: pass
//! caution: other-configuration
//! about: calls inside a region that is not compiled cost a caution, not the Pass
HW_TIMER Tick;
VOID Tick(PVOID ext) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
#if DBG
    IoAcquireCancelSpinLock(&irql);
#endif
    *(ULONG *)ext += 1;
    IoReleaseCancelSpinLock(irql);
}
