//! rule: CancelSpinLock
//! about: an unbraced two-statement macro under an if: only its first statement is guarded
#define UNLOCK_AND_MARK(i, s) (s)->SrbStatus = SRB_STATUS_SUCCESS; IoReleaseCancelSpinLock(i)
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    BOOLEAN took = FALSE;
    if (srb->Function == SRB_FUNCTION_SHUTDOWN) {        //~ step 1: branch not taken
        IoAcquireCancelSpinLock(&irql);
        took = TRUE;
    }
    if (took)                                            //~ step 2: branch not taken
        UNLOCK_AND_MARK(irql, srb);                      //~ violation CancelSpinLock release-without-acquire
    return TRUE;
}
