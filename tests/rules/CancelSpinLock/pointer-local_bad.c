//! rule: CancelSpinLock
//! about: a local function pointer picks the exit that keeps the lock
static VOID Keep(KIRQL irql) { (void)irql; }
static VOID Give(KIRQL irql) { IoReleaseCancelSpinLock(irql); }
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    VOID (*finish)(KIRQL) = Give;
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);                      //~ step 1: free -> held
    if (srb->Lun == 1)                                   //~ step 2: branch taken
        finish = Keep;
    finish(irql);
    return TRUE;                                         //~ violation CancelSpinLock held-at-exit
}
