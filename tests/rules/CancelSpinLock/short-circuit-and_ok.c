//! rule: CancelSpinLock
//! about: released inside the branch that both operands lead to
//! expect: pass
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
    if (srb->Cdb[0] == SCSIOP_READ && TryTake(&irql, limit)) {
        srb->TimeOutValue = 1;
        IoReleaseCancelSpinLock(irql);
    }
    return TRUE;
}
