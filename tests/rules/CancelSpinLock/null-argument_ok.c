//! rule: CancelSpinLock
//! about: the lock is given back whether or not there is something to log
//! expect: pass
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
    IoAcquireCancelSpinLock(&irql);
    if (owner != NULL) {
        LogOwner(owner);
        IoReleaseCancelSpinLock(irql);
        return TRUE;
    }
    IoReleaseCancelSpinLock(irql);
    return FALSE;
}
