//! rule: CancelSpinLock
//! about: the second pointer changes another field, the same or not
//! expect: pass
typedef struct _STATE { ULONG Open; ULONG Other; } STATE;
typedef struct _EXT { STATE *A; STATE *B; } EXT;
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID device, PSCSI_REQUEST_BLOCK srb) {
    EXT *ext = (EXT *)device;
    STATE *a = ext->A, *b = ext->B;
    KIRQL irql;
    if (a->Open)
        IoAcquireCancelSpinLock(&irql);
    b->Other = 0;
    if (a->Open)
        IoReleaseCancelSpinLock(irql);
    return TRUE;
}
