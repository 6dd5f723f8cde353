//! rule: CancelSpinLock
//! about: a static initialiser with casts names the callbacks; every path releases
//! expect: pass
static BOOLEAN Start(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    if (srb->TargetId > 15)
        srb->SrbStatus = SRB_STATUS_NO_DEVICE;
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
static VIRTUAL_HW_INITIALIZATION_DATA Data = {
    .HwInitializationDataSize = sizeof(VIRTUAL_HW_INITIALIZATION_DATA),
    .HwStartIo = (PHW_STARTIO)Start,
};
ULONG DriverEntry(PVOID driver, PVOID path) {
    return StorPortInitialize(driver, path, (PHW_INITIALIZATION_DATA)&Data, NULL);
}
