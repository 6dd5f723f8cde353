//! rule: CancelSpinLock
//! about: a macro hides a return
#define BAIL_IF(c, r) do { if (c) return (r); } while (0)
HW_RESET_BUS Reset;
BOOLEAN Reset(PVOID ext, ULONG path) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);                      //~ step 1: free -> held
    BAIL_IF(path > 3, FALSE);                            //~ violation CancelSpinLock held-at-exit
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
