//! rule: CancelSpinLock
//! about: the label behind the loops releases
//! expect: pass
typedef struct _EXT { UCHAR Map[4][4]; } EXT;
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID device, PSCSI_REQUEST_BLOCK srb) {
    EXT *ext = device;
    int i, j;
    KIRQL irql;
    for (i = 0; i < 4; i++) {
        IoAcquireCancelSpinLock(&irql);
        for (j = 0; j < 4; j++) {
            if (ext->Map[i][j] == srb->TargetId)
                goto found;
        }
        IoReleaseCancelSpinLock(irql);
    }
    return FALSE;
found:
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
