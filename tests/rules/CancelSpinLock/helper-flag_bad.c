//! rule: CancelSpinLock
//! about: a holder calls the helper with the flag that makes it lock again
static ULONG Unpark(ULONG *count, BOOLEAN lock) {
    KIRQL irql = 0;
    ULONG n;
    if (lock)                                            //~ step 1: branch taken
        IoAcquireCancelSpinLock(&irql);                  //~ violation CancelSpinLock double-acquire
    n = *count;
    if (lock)
        IoReleaseCancelSpinLock(irql);
    return n;
}
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    Unpark((ULONG *)ext, TRUE);
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
