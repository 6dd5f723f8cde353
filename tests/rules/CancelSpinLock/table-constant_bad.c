//! rule: CancelSpinLock
//! about: one element of the table is written elsewhere
static ULONG Masks[4] = { 1, 2, 4, 8 };
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    ULONG slot = srb->Lun & 3;
    KIRQL irql;
    if (srb->SrbFlags & Masks[slot])
        IoAcquireCancelSpinLock(&irql);                  //~ step 1: free -> held
    if (srb->SrbFlags & (1u << slot))                    //~ step 2: branch not taken
        IoReleaseCancelSpinLock(irql);                   //~ violation CancelSpinLock release-without-acquire #other
    return TRUE;                                         //~ violation CancelSpinLock held-at-exit
}
HW_TIMER Tick;
VOID Tick(PVOID ext) { Masks[3] = 16; }
