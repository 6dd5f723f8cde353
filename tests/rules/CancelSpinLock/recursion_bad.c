//! rule: CancelSpinLock
//! about: each level of the recursion acquires before it descends
static VOID Walk(ULONG depth, PKIRQL irql) {
    IoAcquireCancelSpinLock(irql);                       //~ violation CancelSpinLock double-acquire
    if (depth > 0)                                       //~ step 1: branch taken
        Walk(depth - 1, irql);
    IoReleaseCancelSpinLock(*irql);
}
HW_BUILDIO BuildIo;
BOOLEAN BuildIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    Walk(srb->TimeOutValue, &irql);
    return TRUE;
}
