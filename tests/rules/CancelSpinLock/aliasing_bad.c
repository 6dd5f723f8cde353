//! rule: CancelSpinLock
//! about: a second pointer to the same structure changes the tested field
typedef struct _STATE { ULONG Open; ULONG Other; } STATE;
typedef struct _EXT { STATE *A; STATE *B; } EXT;
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID device, PSCSI_REQUEST_BLOCK srb) {
    EXT *ext = (EXT *)device;
    STATE *a = ext->A, *b = ext->B;
    KIRQL irql;
    if (a->Open)                                         //~ step 1: branch taken
        IoAcquireCancelSpinLock(&irql);                  //~ step 2: free -> held
    b->Open = 0;
    if (a->Open)                                         //~ step 3: branch not taken
        IoReleaseCancelSpinLock(irql);
    return TRUE;                                         //~ violation CancelSpinLock held-at-exit
}
