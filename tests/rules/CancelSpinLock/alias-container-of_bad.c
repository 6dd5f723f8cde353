//! rule: CancelSpinLock
//! about: two ways to one record, one of them from a list entry inside it; no path is found and none is excluded
//! expect: inconclusive(path-undecided)
typedef struct _REQUEST {
    ULONG Busy;
    LIST_ENTRY Link;
} REQUEST;

typedef struct _ADAPTER {
    LIST_ENTRY *Next;
    REQUEST *Active;
} ADAPTER;

HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID Extension, PSCSI_REQUEST_BLOCK Srb) {
    ADAPTER *adapter = Extension;
    REQUEST *active = adapter->Active;
    REQUEST *request;
    KIRQL irql;
    UNREFERENCED_PARAMETER(Srb);
    active->Busy = 1;
    if (adapter->Next->Flink == NULL)
        return TRUE;
    request = CONTAINING_RECORD(adapter->Next, REQUEST, Link);
    request->Busy = 0;
    if (active->Busy == 0)
        IoAcquireCancelSpinLock(&irql);
    return TRUE;
}
