//! rule: CancelSpinLock
//! about: the exchange waits for a count that is never reached
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    LONG n = 0;
    KIRQL irql;
    if (srb->Lun) {
        if (InterlockedIncrement(&n) == 1)
            IoAcquireCancelSpinLock(&irql);              //~ step 1: free -> held
    }
    if (InterlockedCompareExchange(&n, 0, 2) == 2)
        IoReleaseCancelSpinLock(irql);
    return TRUE;                                         //~ violation CancelSpinLock held-at-exit
}
