//! rule: CancelSpinLock
//! about: every case releases
//! expect: pass
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    BOOLEAN more = TRUE;
    IoAcquireCancelSpinLock(&irql);
    switch (srb->Function) {
    case SRB_FUNCTION_EXECUTE_SCSI:
        IoReleaseCancelSpinLock(irql);
        break;
    case SRB_FUNCTION_RESET_BUS:
        more = FALSE;
        IoReleaseCancelSpinLock(irql);
        break;
    default:
        IoReleaseCancelSpinLock(irql);
        break;
    }
    return more;
}
