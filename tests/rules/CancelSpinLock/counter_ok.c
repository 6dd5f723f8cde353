//! rule: CancelSpinLock
//! about: a counter tells how often the lock was taken
//! expect: pass
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    int held = 0;
    KIRQL irql;
    if (srb->Lun & 1) {
        IoAcquireCancelSpinLock(&irql);
        held++;
    }
    if (srb->TargetId & 1)
        held += 2;
    if (held & 1)
        IoReleaseCancelSpinLock(irql);
    return TRUE;
}
