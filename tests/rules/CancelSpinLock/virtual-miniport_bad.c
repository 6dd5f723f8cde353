//! rule: CancelSpinLock
//! about: the same code in a virtual miniport
static BOOLEAN Start(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    if (srb->TargetId > 15)
        return FALSE;                                    //~ violation CancelSpinLock held-at-exit
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
static VOID Release(PVOID ext) { *(ULONG *)ext = 0; }
ULONG DriverEntry(PVOID driver, PVOID path) {
    HW_INITIALIZATION_DATA data;
    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwStartIo = Start;
    data.HwFreeAdapterResources = Release;
    data.FeatureSupport = STOR_FEATURE_VIRTUAL_MINIPORT;
    return StorPortInitialize(driver, path, &data, NULL);
}
