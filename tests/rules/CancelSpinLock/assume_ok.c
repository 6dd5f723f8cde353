//! rule: CancelSpinLock
//! expect: pass
//! caution: your-assumptions
//! about: a stated assumption rules the path out and is listed
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    _Analysis_assume_(srb->Length != 0);
    if (srb->Length == 0)
        return FALSE;
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
