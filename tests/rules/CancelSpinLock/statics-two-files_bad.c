//! rule: CancelSpinLock
//! about: two files have a static Finish; only the one of queue.c releases
//! file: queue.c
static VOID Finish(KIRQL irql) { IoReleaseCancelSpinLock(irql); }
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    Finish(irql);
    return TRUE;
}
//! file: reset.c
static VOID Finish(KIRQL irql) { (void)irql; }
HW_RESET_BUS ResetBus;
BOOLEAN ResetBus(PVOID ext, ULONG path) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);                      //~ step 1: free -> held
    Finish(irql);
    return TRUE;                                         //~ violation CancelSpinLock held-at-exit
}
