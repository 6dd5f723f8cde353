//! rule: CancelSpinLock
//! about: calls inside comma expressions
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    BOOLEAN ok;
    ok = (IoAcquireCancelSpinLock(&irql), srb->Lun == 0); //~ step 1: free -> held
    if (ok)
        return (srb->SrbStatus = SRB_STATUS_BUSY, TRUE);  //~ violation CancelSpinLock held-at-exit
    return (IoReleaseCancelSpinLock(irql), FALSE);
}
