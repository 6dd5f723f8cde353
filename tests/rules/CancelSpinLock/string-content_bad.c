//! rule: CancelSpinLock
//! about: which character of the literal is tested comes from the request
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    static const char kinds[] = "rwrw";
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);                      //~ step 1: free -> held
    if ("rwrf"[srb->Lun & 3] == kinds[srb->Lun & 3])     //~ step 2: branch not taken
        IoReleaseCancelSpinLock(irql);
    return TRUE;                                         //~ violation CancelSpinLock held-at-exit
}
