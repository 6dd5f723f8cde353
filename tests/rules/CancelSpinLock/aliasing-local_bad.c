//! rule: CancelSpinLock
//! about: a pointer to a local changes the flag behind its name
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    BOOLEAN took = FALSE, *alias = &took;
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);                      //~ step 1: free -> held
    took = TRUE;
    *alias = srb->Lun > 3;
    if (took)
        IoReleaseCancelSpinLock(irql);
    return TRUE;                                         //~ violation CancelSpinLock held-at-exit
}
