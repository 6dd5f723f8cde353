//! rule: CancelSpinLock
//! about: a pasted function without any role is explored as if the OS called it
//! file: paste.c
BOOLEAN HandleFlush(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);                      //~ step 1: free -> held
    if (srb->DataTransferLength == 0)
        return FALSE;                                    //~ violation CancelSpinLock held-at-exit
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
