//! rule: CancelSpinLock
//! about: the macro that hides a return stands before the acquire
//! expect: pass
#define BAIL_IF(c, r) do { if (c) return (r); } while (0)
HW_RESET_BUS Reset;
BOOLEAN Reset(PVOID ext, ULONG path) {
    KIRQL irql;
    BAIL_IF(path > 3, FALSE);
    IoAcquireCancelSpinLock(&irql);
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
