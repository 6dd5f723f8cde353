//! rule: CancelSpinLock
//! about: a physical miniport registers its callbacks in HW_INITIALIZATION_DATA
static BOOLEAN Start(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    if (srb->TargetId > 15)
        return FALSE;                                    //~ violation CancelSpinLock held-at-exit
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
ULONG DriverEntry(PVOID driver, PVOID path) {
    HW_INITIALIZATION_DATA data;
    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwStartIo = Start;
    return StorPortInitialize(driver, path, &data, NULL);
}
