//! rule: CancelSpinLock
//! about: one case breaks without a release
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    BOOLEAN more = TRUE;
    IoAcquireCancelSpinLock(&irql);                      //~ step 1: free -> held
    switch (srb->Function) {
    case SRB_FUNCTION_EXECUTE_SCSI:
        IoReleaseCancelSpinLock(irql);
        break;
    case SRB_FUNCTION_RESET_BUS:
        more = FALSE;
        break;
    default:
        IoReleaseCancelSpinLock(irql);
        break;
    }
    return more;                                         //~ violation CancelSpinLock held-at-exit
}
