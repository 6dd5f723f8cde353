//! rule: CancelSpinLock
//! expect: pass
//! about: A routine that nobody shows, named like a lock, called before the callback meets the cancel spin lock.
HW_STARTIO StartIo;
VOID AcquireBuffers(PVOID DeviceExtension);
BOOLEAN StartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb) {
    KIRQL irql;
    AcquireBuffers(DeviceExtension);
    if (Srb->Lun == 0)
        return FALSE;
    IoAcquireCancelSpinLock(&irql);
    Srb->SrbStatus = SRB_STATUS_PENDING;
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
