//! rule: CancelSpinLock
//! about: one way goes round the function we do not see
VOID QueueFinish(PVOID ext, KIRQL irql);
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);                      //~ step 1: free -> held
    if (srb->Lun != 0)                                   //~ step 2: branch not taken
        QueueFinish(ext, irql);
    return TRUE;                                         //~ violation CancelSpinLock held-at-exit
}
