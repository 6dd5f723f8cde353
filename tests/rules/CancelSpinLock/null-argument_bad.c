//! rule: CancelSpinLock
//! about: a pointer that a routine is given to write through may be NULL
VOID LogOwner(PVOID Owner);
typedef struct _ADAPTER {
    PVOID Owner;
} ADAPTER;

HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID Extension, PSCSI_REQUEST_BLOCK Srb) {
    ADAPTER *adapter = Extension;
    PVOID owner = adapter->Owner;
    KIRQL irql;
    UNREFERENCED_PARAMETER(Srb);
    IoAcquireCancelSpinLock(&irql);                              //~ step 1: free -> held
    LogOwner(owner);
    if (owner != NULL)                                           //~ step 2
        IoReleaseCancelSpinLock(irql);
    return TRUE;                                                 //~ violation CancelSpinLock held-at-exit
}
