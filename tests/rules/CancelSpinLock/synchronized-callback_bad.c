//! rule: CancelSpinLock
//! about: StorPortSynchronizeAccess runs the routine at once; the routine acquires
typedef struct _EXT { KIRQL Irql; ULONG Busy; } EXT;
static BOOLEAN Mark(PVOID device, PVOID context) {
    EXT *ext = (EXT *)device;
    if (ext->Busy)
        return FALSE;
    IoAcquireCancelSpinLock(&ext->Irql);                 //~ step 1: free -> held
    return TRUE;
}
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID device, PSCSI_REQUEST_BLOCK srb) {
    EXT *ext = (EXT *)device;
    BOOLEAN ok = StorPortSynchronizeAccess(ext, Mark, srb);
    return ok;                                           //~ violation CancelSpinLock held-at-exit
}
