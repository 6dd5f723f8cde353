//! rule: CancelSpinLock
//! expect: pass
//! about: Routines that nobody shows, whose names only hold the letters of a lock's: BlockCount, Unlocked, Canceled, Released.
HW_STARTIO StartIo;
ULONG GetBlockCount(PVOID DeviceExtension);
BOOLEAN IsCanceled(PVOID DeviceExtension);
BOOLEAN WasReleased(PVOID DeviceExtension);
BOOLEAN StartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    if (GetBlockCount(DeviceExtension) == 0 || IsCanceled(DeviceExtension) || WasReleased(DeviceExtension))
        Srb->SrbStatus = SRB_STATUS_ERROR;
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
