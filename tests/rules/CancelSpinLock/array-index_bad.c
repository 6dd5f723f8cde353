//! rule: CancelSpinLock
//! about: the element tested is not always the element written
typedef struct _SLOT { BOOLEAN Busy; ULONG Tag; } SLOT;
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    SLOT slots[4];
    KIRQL irql;
    RtlZeroMemory(slots, sizeof(slots));
    slots[srb->QueueTag & 3].Busy = TRUE;
    if (slots[2].Busy)                                   //~ step 1: branch taken
        IoAcquireCancelSpinLock(&irql);                  //~ step 2: free -> held
    if (slots[srb->Lun & 3].Busy)                        //~ step 3: branch not taken
        IoReleaseCancelSpinLock(irql);                   //~ violation CancelSpinLock release-without-acquire #other
    return TRUE;                                         //~ violation CancelSpinLock held-at-exit
}
