//! rule: CancelSpinLock
//! about: the left operand is tested again before the release
//! expect: pass
static BOOLEAN Grab(PKIRQL irql) { IoAcquireCancelSpinLock(irql); return TRUE; }
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql = 0;
    if (srb->TargetId == 7 || Grab(&irql)) {
        if (srb->TargetId != 7)
            IoReleaseCancelSpinLock(irql);
    }
    return TRUE;
}
