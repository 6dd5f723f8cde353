//! rule: CancelSpinLock
//! about: each level of the recursion releases before it descends
//! expect: pass
static VOID Walk(ULONG depth, PKIRQL irql) {
    IoAcquireCancelSpinLock(irql);
    IoReleaseCancelSpinLock(*irql);
    if (depth > 0)
        Walk(depth - 1, irql);
}
HW_BUILDIO BuildIo;
BOOLEAN BuildIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    Walk(srb->TimeOutValue, &irql);
    return TRUE;
}
