//! rule: CancelSpinLock
//! expect: pass
//! about: the address of a lock routine is an argument
static VOID Run(VOID (*take)(PKIRQL irql), PKIRQL irql) { take(irql); }
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    VOID (*give)(KIRQL irql) = IoReleaseCancelSpinLock;
    KIRQL irql;
    Run(IoAcquireCancelSpinLock, &irql);
    give(irql);
    return TRUE;
}
