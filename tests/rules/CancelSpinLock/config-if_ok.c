//! rule: CancelSpinLock
//! define: QUICK_ABORT=0
//! expect: pass
//! about: the configuration leaves the early exit out
HW_RESET_BUS Reset;
BOOLEAN Reset(PVOID ext, ULONG path) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
#if QUICK_ABORT
    if (path == 0)
        return TRUE;
#endif
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
