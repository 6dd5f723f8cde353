//! rule: CancelSpinLock
//! about: goto enters the loop body behind the acquire
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    ULONG n = srb->QueueSortKey;
    KIRQL irql = 0;
    if (n == 0)                                          //~ step 1: branch taken
        goto inside;
    while (n < 10) {
        IoAcquireCancelSpinLock(&irql);
inside:
        n++;
        IoReleaseCancelSpinLock(irql);                   //~ violation CancelSpinLock release-without-acquire
    }
    return TRUE;
}
