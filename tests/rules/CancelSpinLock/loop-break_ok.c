//! rule: CancelSpinLock
//! about: break comes after the release
//! expect: pass
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    ULONG left = srb->DataTransferLength;
    KIRQL irql;
    while (left > 0) {
        IoAcquireCancelSpinLock(&irql);
        left -= 1;
        IoReleaseCancelSpinLock(irql);
        if (srb->QueueAction == left)
            break;
    }
    return left == 0;
}
