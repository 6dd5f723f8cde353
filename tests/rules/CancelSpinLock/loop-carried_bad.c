//! rule: CancelSpinLock
//! about: a flag carries the lock from one iteration to the next; the exit forgets it
typedef struct _EXT { ULONG Work[16]; } EXT;
HW_DPC_ROUTINE Dpc;
VOID Dpc(PSTOR_DPC dpc, PVOID device, PVOID a, PVOID b) {
    EXT *ext = (EXT *)device;
    BOOLEAN locked = FALSE;
    KIRQL irql;
    int i;
    for (i = 0; i < 16; i++) {
        if (ext->Work[i] != 0 && !locked) {
            IoAcquireCancelSpinLock(&irql);              //~ step 1: free -> held
            locked = TRUE;
        } else if (ext->Work[i] == 0 && locked) {
            IoReleaseCancelSpinLock(irql);
            locked = FALSE;
        }
    }
}                                                        //~ violation CancelSpinLock held-at-exit
