//! rule: CancelSpinLock
//! about: the path with the lock held ends in KeBugCheckEx
//! expect: pass
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    if (srb->Length == 0)
        KeBugCheckEx(0x1234, 0, 0, 0, 0);
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
