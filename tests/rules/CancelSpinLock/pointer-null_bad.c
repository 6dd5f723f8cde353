//! rule: CancelSpinLock
//! about: the pointer is tested before the acquire, another one before the release
typedef struct _EXT { PVOID Queue; PVOID Spare; } EXT;
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID device, PSCSI_REQUEST_BLOCK srb) {
    EXT *ext = (EXT *)device;
    KIRQL irql;
    if (ext->Queue != NULL)
        IoAcquireCancelSpinLock(&irql);
    if (ext->Spare != NULL)
        IoReleaseCancelSpinLock(irql);                   //~ violation CancelSpinLock release-without-acquire
    return TRUE;                                         //~ violation CancelSpinLock held-at-exit
}
