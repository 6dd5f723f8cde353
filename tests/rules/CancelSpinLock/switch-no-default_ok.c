//! rule: CancelSpinLock
//! about: the masked subject has only the values that have a case
//! expect: pass
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    switch (srb->PathId & 3) {
    case 0:
    case 1:
        IoReleaseCancelSpinLock(irql);
        return TRUE;
    case 2:
        IoReleaseCancelSpinLock(irql);
        return FALSE;
    case 3:
        IoReleaseCancelSpinLock(irql);
        break;
    }
    return FALSE;
}
