//! rule: CancelSpinLock
//! about: the common exit releases what the branch already released
HW_STARTIO Start;
BOOLEAN Start(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);                      //~ step 1: free -> held
    if (srb->Lun != 0) {                                 //~ step 2: branch taken
        srb->SrbStatus = SRB_STATUS_NO_DEVICE;
        IoReleaseCancelSpinLock(irql);                   //~ step 3: held -> free
    }
    IoReleaseCancelSpinLock(irql);                       //~ violation CancelSpinLock release-without-acquire
    return TRUE;
}
