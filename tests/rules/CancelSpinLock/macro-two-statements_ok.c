//! rule: CancelSpinLock
//! about: the two statements of the macro are one
//! expect: pass
#define UNLOCK_AND_MARK(i, s) ((s)->SrbStatus = SRB_STATUS_SUCCESS, IoReleaseCancelSpinLock(i))
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    BOOLEAN took = FALSE;
    if (srb->Function == SRB_FUNCTION_SHUTDOWN) {
        IoAcquireCancelSpinLock(&irql);
        took = TRUE;
    }
    if (took)
        UNLOCK_AND_MARK(irql, srb);
    return TRUE;
}
