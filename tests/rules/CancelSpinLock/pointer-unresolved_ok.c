//! rule: CancelSpinLock
//! expect: inconclusive(unresolved-call)
//! about: the pointer comes from outside and may reach a function that releases
typedef VOID FINISH(KIRQL irql);
FINISH *GetFinish(VOID);
VOID Publish(FINISH *finish);
static VOID Give(KIRQL irql) { IoReleaseCancelSpinLock(irql); }
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    FINISH *finish = GetFinish();
    IoAcquireCancelSpinLock(&irql);
    finish(irql);
    Give(irql);
    return TRUE;
}
//! helper: Give
HW_TIMER Tick;
VOID Tick(PVOID ext) { Publish(Give); }
