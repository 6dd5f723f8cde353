//! rule: CancelSpinLock
//! about: both comma expressions release
//! expect: pass
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    BOOLEAN ok;
    ok = (IoAcquireCancelSpinLock(&irql), srb->Lun == 0);
    if (ok)
        return (IoReleaseCancelSpinLock(irql), TRUE);
    return (IoReleaseCancelSpinLock(irql), FALSE);
}
