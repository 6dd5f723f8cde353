//! rule: CancelSpinLock
//! about: an element is written between two reads by an index
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID Extension, PSCSI_REQUEST_BLOCK Srb) {
    KIRQL irql;
    ULONG slot[16] = {0};
    ULONG index = Srb->Lun & 15;
    UNREFERENCED_PARAMETER(Extension);
    if (slot[index] != 0)
        return TRUE;
    slot[3] = 1;
    if (slot[index] != 0) {
        IoAcquireCancelSpinLock(&irql);                          //~ step 1: free -> held
    }
    return TRUE;                                                 //~ violation CancelSpinLock held-at-exit
}
