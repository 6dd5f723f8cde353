//! rule: CancelSpinLock
//! about: the count fits its eight bits
//! expect: pass
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    ULONG length = srb->DataTransferLength;
    UCHAR blocks = (UCHAR)length;
    KIRQL irql;
    if (length == 0 || length > 255)
        return FALSE;
    IoAcquireCancelSpinLock(&irql);
    if (blocks)
        IoReleaseCancelSpinLock(irql);
    return TRUE;
}
