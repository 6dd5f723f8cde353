//! rule: CancelSpinLock
//! about: both targets of the local function pointer release
//! expect: pass
static VOID Count(KIRQL irql) { IoReleaseCancelSpinLock(irql); }
static VOID Give(KIRQL irql) { IoReleaseCancelSpinLock(irql); }
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    VOID (*finish)(KIRQL) = Give;
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    if (srb->Lun == 1)
        finish = Count;
    finish(irql);
    return TRUE;
}
