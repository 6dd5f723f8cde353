//! rule: CancelSpinLock
//! about: two ranges that differ by one value
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    ULONG length = srb->DataTransferLength;
    KIRQL irql;
    if (length >= 512 && length < 65536)
        IoAcquireCancelSpinLock(&irql);
    if (length > 511 && length <= 65536)
        IoReleaseCancelSpinLock(irql);                   //~ violation CancelSpinLock release-without-acquire
    return TRUE;
}
