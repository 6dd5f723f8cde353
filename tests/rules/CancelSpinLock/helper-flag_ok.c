//! rule: CancelSpinLock
//! about: a holder calls the helper with the flag that keeps it from locking
//! expect: pass
static ULONG Unpark(ULONG *count, BOOLEAN lock) {
    KIRQL irql = 0;
    ULONG n;
    if (lock)
        IoAcquireCancelSpinLock(&irql);
    n = *count;
    if (lock)
        IoReleaseCancelSpinLock(irql);
    return n;
}
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    Unpark((ULONG *)ext, TRUE);
    IoAcquireCancelSpinLock(&irql);
    Unpark((ULONG *)ext, FALSE);
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
