//! rule: CancelSpinLock
//! expect: pass
//! about: DriverEntry starts with its globals at their initialisers
static ULONG Loaded;
NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
    KIRQL irql;
    if (!Loaded)
        Loaded = 2;
    else
        IoAcquireCancelSpinLock(&irql);
    if (Loaded == 2)
        return STATUS_SUCCESS;
    return STATUS_UNSUCCESSFUL;
}
