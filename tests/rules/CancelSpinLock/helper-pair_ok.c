//! rule: CancelSpinLock
//! about: both branches call the helper that releases
//! expect: pass
static KIRQL Saved;
static VOID Enter(VOID) { IoAcquireCancelSpinLock(&Saved); }
static VOID Leave(VOID) { IoReleaseCancelSpinLock(Saved); }
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    Enter();
    if (srb->DataBuffer == NULL) {
        Leave();
        return FALSE;
    }
    Leave();
    return TRUE;
}
