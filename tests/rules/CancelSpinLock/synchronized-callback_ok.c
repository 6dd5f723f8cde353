//! rule: CancelSpinLock
//! about: the answer of the synchronized routine says whether to release
//! expect: pass
typedef struct _EXT { KIRQL Irql; ULONG Busy; } EXT;
static BOOLEAN Mark(PVOID device, PVOID context) {
    EXT *ext = (EXT *)device;
    if (ext->Busy)
        return FALSE;
    IoAcquireCancelSpinLock(&ext->Irql);
    return TRUE;
}
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID device, PSCSI_REQUEST_BLOCK srb) {
    EXT *ext = (EXT *)device;
    BOOLEAN ok = StorPortSynchronizeAccess(ext, Mark, srb);
    if (ok)
        IoReleaseCancelSpinLock(ext->Irql);
    return ok;
}
