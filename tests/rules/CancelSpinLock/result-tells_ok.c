//! rule: CancelSpinLock
//! about: the helper's answer says whether the lock was taken
//! expect: pass
static BOOLEAN Enter(ULONG path, PKIRQL irql) {
    if (path == 0)
        return FALSE;
    IoAcquireCancelSpinLock(irql);
    return TRUE;
}
HW_RESET_BUS Reset;
BOOLEAN Reset(PVOID ext, ULONG path) {
    KIRQL irql;
    if (!Enter(path, &irql))
        return FALSE;
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
