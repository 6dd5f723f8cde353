//! rule: CancelSpinLock
//! expect: inconclusive(unknown-function)
//! about: a function we do not see is named like a lock operation and takes the IRQL
VOID QueueReleaseLock(KIRQL irql);
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    if (srb->Lun == 0) {
        QueueReleaseLock(irql);
        IoReleaseCancelSpinLock(irql);
        return TRUE;
    }
    IoReleaseCancelSpinLock(irql);
    return FALSE;
}
