//! rule: CancelSpinLock
//! expect: inconclusive(unknown-function)
//! about: The same routine before the acquire, but in a loop: the second time it stands between two events.
HW_STARTIO StartIo;
VOID ACQUIRE_BUFFERS(PVOID DeviceExtension);
BOOLEAN StartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb) {
    KIRQL irql;
    UCHAR i;
    for (i = 0; i < Srb->CdbLength; i++) {
        ACQUIRE_BUFFERS(DeviceExtension);
        IoAcquireCancelSpinLock(&irql);
        IoReleaseCancelSpinLock(irql);
    }
    return TRUE;
}
