//! rule: CancelSpinLock
//! about: the result of the conditional expression says whether the lock is held
//! expect: pass
static int Take(KIRQL *irql) { IoAcquireCancelSpinLock(irql); return 1; }
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    int n = srb->QueueTag > 4 ? Take(&irql) : 0;
    if (n)
        IoReleaseCancelSpinLock(irql);
    return n != 0;
}
