//! rule: CancelSpinLock
//! about: the goto takes the default case's way out, which releases
//! expect: pass
HW_STARTIO SampleStartIo;

BOOLEAN SampleStartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb)
{
    KIRQL irql;
    ULONG count = 0;

    IoAcquireCancelSpinLock(&irql);
    if (srb->DataTransferLength == 0)
        goto Out;
    switch (srb->Function) {
    case SRB_FUNCTION_FLUSH:
        count++;
        break;
Out:
    default:
        srb->SrbStatus = SRB_STATUS_ERROR;
        IoReleaseCancelSpinLock(irql);
        return FALSE;
    }
    IoReleaseCancelSpinLock(irql);
    return count != 0;
}
