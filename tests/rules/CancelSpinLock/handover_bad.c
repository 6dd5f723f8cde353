//! rule: CancelSpinLock
//! about: one callback acquires, another releases
typedef struct _EXT { KIRQL Irql; } EXT;
HW_BUILDIO BuildIo;
BOOLEAN BuildIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    IoAcquireCancelSpinLock(&((EXT *)ext)->Irql);
    return TRUE;                                         //~ violation CancelSpinLock held-at-exit
}
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    IoReleaseCancelSpinLock(((EXT *)ext)->Irql);         //~ violation CancelSpinLock release-without-acquire #second
    return TRUE;
}
