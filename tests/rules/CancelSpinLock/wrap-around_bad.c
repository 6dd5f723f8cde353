//! rule: CancelSpinLock
//! about: an unsigned sum wraps, so the comparison does not follow from the operands
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    ULONG a = srb->DataTransferLength, b = a + 16;
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);                      //~ step 1: free -> held
    if (b > a)                                           //~ step 2: branch not taken
        IoReleaseCancelSpinLock(irql);
    return TRUE;                                         //~ violation CancelSpinLock held-at-exit
}
