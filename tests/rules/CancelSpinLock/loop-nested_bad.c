//! rule: CancelSpinLock
//! about: goto leaves two loops, past the release of the outer one
typedef struct _EXT { UCHAR Map[4][4]; } EXT;
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID device, PSCSI_REQUEST_BLOCK srb) {
    EXT *ext = device;
    int i, j;
    KIRQL irql;
    for (i = 0; i < 4; i++) {
        IoAcquireCancelSpinLock(&irql);                  //~ step 1: free -> held
        for (j = 0; j < 4; j++) {
            if (ext->Map[i][j] == srb->TargetId)
                goto found;                              //~ step 2
        }
        IoReleaseCancelSpinLock(irql);
    }
    return FALSE;
found:
    return TRUE;                                         //~ violation CancelSpinLock held-at-exit
}
