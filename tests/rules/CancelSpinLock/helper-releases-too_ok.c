//! rule: CancelSpinLock
//! about: the helper releases for its caller
//! expect: pass
static ULONG Drain(ULONG *queue, KIRQL irql) {
    ULONG n = *queue;
    *queue = 0;
    IoReleaseCancelSpinLock(irql);
    return n;
}
HW_FREE_ADAPTER_RESOURCES Free;
VOID Free(PVOID ext) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    Drain((ULONG *)ext, irql);
}
