//! rule: CancelSpinLock
//! about: the right operand acquires only when the left is false, the body releases always
static BOOLEAN Grab(PKIRQL irql) { IoAcquireCancelSpinLock(irql); return TRUE; }
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql = 0;
    if (srb->TargetId == 7 || Grab(&irql)) {             //~ step 1: branch taken
        IoReleaseCancelSpinLock(irql);                   //~ violation CancelSpinLock release-without-acquire
    }
    return TRUE;
}
