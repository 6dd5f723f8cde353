//! rule: CancelSpinLock
//! about: the call sits in one arm of a conditional expression
static int Take(KIRQL *irql) { IoAcquireCancelSpinLock(irql); return 1; }
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    int n = srb->QueueTag > 4 ? Take(&irql) : 0;
    if (srb->QueueTag > 5)                               //~ step 1: branch not taken
        IoReleaseCancelSpinLock(irql);
    return n != 0;                                       //~ violation CancelSpinLock held-at-exit
}
