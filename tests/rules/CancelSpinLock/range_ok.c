//! rule: CancelSpinLock
//! about: the same range written in two ways
//! expect: pass
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    ULONG length = srb->DataTransferLength;
    KIRQL irql;
    if (length >= 512 && length < 65536)
        IoAcquireCancelSpinLock(&irql);
    if (length > 511 && !(length > 65535))
        IoReleaseCancelSpinLock(irql);
    return TRUE;
}
