//! rule: CancelSpinLock
//! about: a counter is raised twice, the release waits for one
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    int held = 0;
    KIRQL irql;
    if (srb->Lun & 1) {
        IoAcquireCancelSpinLock(&irql);                  //~ step 1: free -> held
        held++;
    }
    if (srb->TargetId & 1)
        held += 1;
    if (held == 1)
        IoReleaseCancelSpinLock(irql);                   //~ violation CancelSpinLock release-without-acquire #other
    return TRUE;                                         //~ violation CancelSpinLock held-at-exit
}
