//! rule: CancelSpinLock
//! expect: pass
//! about: a function we do not see returns and does not touch the lock; it is listed
ULONG CountBlocks(PVOID buffer, ULONG length);
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    ULONG n;
    IoAcquireCancelSpinLock(&irql);
    n = CountBlocks(srb->DataBuffer, srb->DataTransferLength);
    IoReleaseCancelSpinLock(irql);
    return n != 0;
}
