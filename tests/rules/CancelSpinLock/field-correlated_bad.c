//! rule: CancelSpinLock
//! about: a field is tested twice and written in between
typedef struct _EXT { BOOLEAN Ready; ULONG Count; } EXT, *PEXT;
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID device, PSCSI_REQUEST_BLOCK srb) {
    PEXT ext = (PEXT)device;
    KIRQL irql;
    if (ext->Ready)                                      //~ step 1: branch not taken
        IoAcquireCancelSpinLock(&irql);
    ext->Ready = TRUE;
    if (ext->Ready)                                      //~ step 2: branch taken
        IoReleaseCancelSpinLock(irql);                   //~ violation CancelSpinLock release-without-acquire
    return TRUE;
}
