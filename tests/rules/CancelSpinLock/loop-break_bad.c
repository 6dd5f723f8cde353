//! rule: CancelSpinLock
//! about: break leaves the loop with the lock held
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    ULONG left = srb->DataTransferLength;
    KIRQL irql;
    while (left > 0) {                                   //~ step 1: branch taken
        IoAcquireCancelSpinLock(&irql);                  //~ step 2: free -> held
        left -= 1;
        if (srb->QueueAction == left)
            break;
        IoReleaseCancelSpinLock(irql);
    }
    return left == 0;                                    //~ violation CancelSpinLock held-at-exit
}
