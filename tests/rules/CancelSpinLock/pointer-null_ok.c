//! rule: CancelSpinLock
//! about: the pointer's truth value and its comparison with NULL say the same
//! expect: pass
typedef struct _EXT { PVOID Queue; PVOID Spare; } EXT;
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID device, PSCSI_REQUEST_BLOCK srb) {
    EXT *ext = (EXT *)device;
    KIRQL irql;
    if (ext->Queue != NULL)
        IoAcquireCancelSpinLock(&irql);
    if (!ext->Queue)
        return FALSE;
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
