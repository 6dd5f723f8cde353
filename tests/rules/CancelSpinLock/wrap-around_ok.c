//! rule: CancelSpinLock
//! about: the sum is 64 bits wide and cannot wrap
//! expect: pass
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    ULONGLONG a = srb->DataTransferLength, b = a + 16;
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    if (b > a)
        IoReleaseCancelSpinLock(irql);
    return TRUE;
}
