//! rule: CancelSpinLock
//! about: the flag that records the acquire is only read
//! expect: pass
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    BOOLEAN took = FALSE;
    if (srb->SrbFlags & SRB_FLAGS_DATA_IN) {
        IoAcquireCancelSpinLock(&irql);
        took = TRUE;
    }
    if (srb->DataTransferLength > 4096)
        srb->DataTransferLength = 4096;
    if (took)
        IoReleaseCancelSpinLock(irql);
    return TRUE;
}
