//! rule: CancelSpinLock
//! about: a count that is cut to eight bits becomes zero
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    ULONG length = srb->DataTransferLength;
    UCHAR blocks = (UCHAR)length;
    KIRQL irql;
    if (length == 0)
        return FALSE;
    IoAcquireCancelSpinLock(&irql);                      //~ step 1: free -> held
    if (blocks)
        IoReleaseCancelSpinLock(irql);
    return TRUE;                                         //~ violation CancelSpinLock held-at-exit
}
