//! rule: CancelSpinLock
//! about: the copy of a structure is changed before it is asked
typedef struct _TICKET { KIRQL Irql; BOOLEAN Held; } TICKET;
HW_TIMER Tick;
VOID Tick(PVOID ext) {
    TICKET first, second;
    IoAcquireCancelSpinLock(&first.Irql);                //~ step 1: free -> held
    first.Held = TRUE;
    second = first;
    second.Held = FALSE;
    if (second.Held)
        IoReleaseCancelSpinLock(second.Irql);
}                                                        //~ violation CancelSpinLock held-at-exit
