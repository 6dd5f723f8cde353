//! rule: CancelSpinLock
//! about: a pointer past the last element, and the element before it
typedef struct _ADAPTER {
    ULONG Count;
    ULONG *Slots[4];
    ULONG Flags;
} ADAPTER;

HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID Extension, PSCSI_REQUEST_BLOCK Srb) {
    ADAPTER *adapter = Extension;
    ULONG count = adapter->Count;
    KIRQL irql;
    UNREFERENCED_PARAMETER(Srb);
    if (count != 4)
        return TRUE;
    if ((adapter->Slots + count)[-1] != NULL) {
        IoAcquireCancelSpinLock(&irql);                          //~ step 1: free -> held
    }
    return TRUE;                                                 //~ violation CancelSpinLock held-at-exit
}
