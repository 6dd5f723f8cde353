//! rule: CancelSpinLock
//! about: who is behind the pointer is not known; the one function that fits gives the lock back as it found it
typedef VOID FINISH(KIRQL irql);
FINISH *GetFinish(VOID);
VOID Publish(FINISH *finish);
static VOID Pause(KIRQL irql) { KIRQL inner; IoReleaseCancelSpinLock(irql); StorPortStallExecution(1); IoAcquireCancelSpinLock(&inner); }
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    FINISH *finish = GetFinish();
    IoAcquireCancelSpinLock(&irql);                      //~ step 1: free -> held
    finish(irql);
    if (srb->SrbStatus != 0) IoReleaseCancelSpinLock(irql);
    return TRUE;                                         //~ violation CancelSpinLock held-at-exit
}
//! helper: Pause
HW_TIMER Tick;
VOID Tick(PVOID ext) { Publish(Pause); }
