//! rule: CancelSpinLock
//! about: two files have a static Finish; each fits its caller
//! expect: pass
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
    IoAcquireCancelSpinLock(&irql);
    IoReleaseCancelSpinLock(irql);
    Finish(irql);
    return TRUE;
}
