//! rule: CancelSpinLock
//! about: the conjunction is tested twice, once negated by De Morgan
//! expect: pass
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    UCHAR path = srb->PathId, target = srb->TargetId;
    KIRQL irql;
    if (path == 1 && target == 2)
        IoAcquireCancelSpinLock(&irql);
    if (path != 1 || target != 2)
        return FALSE;
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
