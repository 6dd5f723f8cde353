//! rule: CancelSpinLock
//! about: the flush request leaves after the release
//! expect: pass
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    IoReleaseCancelSpinLock(irql);
    if (srb->Function == SRB_FUNCTION_FLUSH)
        return FALSE;
    return TRUE;
}
