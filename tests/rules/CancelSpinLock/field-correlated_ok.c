//! rule: CancelSpinLock
//! about: another field is written in between
//! expect: pass
typedef struct _EXT { BOOLEAN Ready; ULONG Count; } EXT, *PEXT;
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID device, PSCSI_REQUEST_BLOCK srb) {
    PEXT ext = (PEXT)device;
    KIRQL irql;
    if (ext->Ready)
        IoAcquireCancelSpinLock(&irql);
    ext->Count = 1;
    if (ext->Ready)
        IoReleaseCancelSpinLock(irql);
    return TRUE;
}
