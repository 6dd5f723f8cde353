//! rule: CancelSpinLock
//! about: the helper released already
static ULONG Drain(ULONG *queue, KIRQL irql) {
    ULONG n = *queue;
    *queue = 0;
    IoReleaseCancelSpinLock(irql);                       //~ step 1: held -> free
    return n;
}
HW_FREE_ADAPTER_RESOURCES Free;
VOID Free(PVOID ext) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    Drain((ULONG *)ext, irql);
    IoReleaseCancelSpinLock(irql);                       //~ violation CancelSpinLock release-without-acquire
}
