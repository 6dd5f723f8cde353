//! rule: CancelSpinLock
//! about: the flag that records the acquire is cleared in between
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    BOOLEAN took = FALSE;
    if (srb->SrbFlags & SRB_FLAGS_DATA_IN) {
        IoAcquireCancelSpinLock(&irql);                  //~ step 1: free -> held
        took = TRUE;
    }
    if (srb->DataTransferLength > 4096)                  //~ step 2: branch taken
        took = FALSE;
    if (took)                                            //~ step 3: branch not taken
        IoReleaseCancelSpinLock(irql);
    return TRUE;                                         //~ violation CancelSpinLock held-at-exit
}
