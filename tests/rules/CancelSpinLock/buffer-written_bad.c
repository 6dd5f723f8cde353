//! rule: CancelSpinLock
//! about: a routine fills a record through a pointer to its first byte
typedef struct _STATUS {
    ULONG Code;
    ULONG Busy;
} STATUS;

HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID Extension, PSCSI_REQUEST_BLOCK Srb) {
    STATUS status = {0};
    KIRQL irql;
    UNREFERENCED_PARAMETER(Srb);
    StorPortReadPortBufferUchar(Extension, (PUCHAR)0x1F0, (PUCHAR)&status, sizeof(status));
    if (status.Busy != 0) {                                      //~ step 1
        IoAcquireCancelSpinLock(&irql);                          //~ step 2: free -> held
    }
    return TRUE;                                                 //~ violation CancelSpinLock held-at-exit
}
