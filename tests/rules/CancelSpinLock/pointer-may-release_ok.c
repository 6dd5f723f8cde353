//! rule: CancelSpinLock
//! expect: inconclusive(path-undecided)
//! about: who is behind the pointer is not known; the one function that fits releases
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
    return srb->SrbStatus == 0;
}
//! helper: Give
HW_TIMER Tick;
VOID Tick(PVOID ext) { Publish(Give); }
