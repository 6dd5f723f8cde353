//! rule: CancelSpinLock
//! about: the second test drops one conjunct
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    UCHAR path = srb->PathId, target = srb->TargetId;
    KIRQL irql;
    if (path == 1 && target == 2)
        IoAcquireCancelSpinLock(&irql);
    if (path == 1)
        IoReleaseCancelSpinLock(irql);                   //~ violation CancelSpinLock release-without-acquire
    return TRUE;
}
