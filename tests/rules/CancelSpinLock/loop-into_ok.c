//! rule: CancelSpinLock
//! about: goto enters the loop body before the acquire
//! expect: pass
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    ULONG n = srb->QueueSortKey;
    KIRQL irql = 0;
    if (n == 0)
        goto inside;
    while (n < 10) {
        n += 2;
inside:
        IoAcquireCancelSpinLock(&irql);
        n++;
        IoReleaseCancelSpinLock(irql);
    }
    return TRUE;
}
