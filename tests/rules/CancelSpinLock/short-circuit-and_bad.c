//! rule: CancelSpinLock
//! about: the release depends on the left operand only
static BOOLEAN TryTake(PKIRQL irql, ULONG limit) {
    if (limit == 0)
        return FALSE;
    IoAcquireCancelSpinLock(irql);
    return TRUE;
}
HW_BUILDIO BuildIo;
BOOLEAN BuildIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    ULONG limit = srb->DataTransferLength;
    if (srb->Cdb[0] == SCSIOP_READ && TryTake(&irql, limit))
        srb->TimeOutValue = 1;
    if (srb->Cdb[0] == SCSIOP_READ)
        IoReleaseCancelSpinLock(irql);                   //~ violation CancelSpinLock release-without-acquire
    return TRUE;
}
