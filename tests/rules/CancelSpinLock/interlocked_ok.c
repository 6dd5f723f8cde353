//! rule: CancelSpinLock
//! expect: pass
//! about: an interlocked counter of this activation tells whether the lock is held
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    LONG n = 0;
    KIRQL irql;
    if (srb->Lun) {
        if (InterlockedIncrement(&n) == 1)
            IoAcquireCancelSpinLock(&irql);
    }
    if (InterlockedCompareExchange(&n, 0, 1) == 1)
        IoReleaseCancelSpinLock(irql);
    return TRUE;
}
