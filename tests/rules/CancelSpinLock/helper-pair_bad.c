//! rule: CancelSpinLock
//! about: one branch forgets the helper that releases
static KIRQL Saved;
static VOID Enter(VOID) { IoAcquireCancelSpinLock(&Saved); }
static VOID Leave(VOID) { IoReleaseCancelSpinLock(Saved); }
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    Enter();                                             //~ step 1
    if (srb->DataBuffer == NULL)
        return FALSE;                                    //~ violation CancelSpinLock held-at-exit
    Leave();
    return TRUE;
}
