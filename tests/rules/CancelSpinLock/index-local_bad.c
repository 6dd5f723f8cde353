//! rule: CancelSpinLock
//! about: an index that may be any of sixteen writes the one element that is read
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID Extension, PSCSI_REQUEST_BLOCK Srb) {
    KIRQL irql;
    ULONG taken[16];
    UNREFERENCED_PARAMETER(Extension);
    RtlZeroMemory(taken, sizeof(taken));
    taken[Srb->Lun & 15] = 1;
    if (taken[3] != 0) {                                         //~ step 1
        IoAcquireCancelSpinLock(&irql);                          //~ step 2: free -> held
    }
    return TRUE;                                                 //~ violation CancelSpinLock held-at-exit
}
