//! rule: CancelSpinLock
//! expect: inconclusive(unknown-function)
//! about: the only release may be in a function we do not see; that is no Defect
VOID QueueFinish(PVOID ext, KIRQL irql);
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    srb->SrbStatus = SRB_STATUS_PENDING;
    QueueFinish(ext, irql);
    return TRUE;
}
