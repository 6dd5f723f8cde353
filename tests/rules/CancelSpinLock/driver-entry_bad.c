//! rule: CancelSpinLock
//! about: DriverEntry itself leaves with the lock held; its globals are at their initialisers
static ULONG Debug = 0;
static ULONG Loaded;
NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
    KIRQL irql;
    Debug = path->Length;
    if (Loaded)
        return STATUS_UNSUCCESSFUL;
    Loaded = 1;
    IoAcquireCancelSpinLock(&irql);                      //~ step 1: free -> held
    return STATUS_SUCCESS;                               //~ violation CancelSpinLock held-at-exit
}
