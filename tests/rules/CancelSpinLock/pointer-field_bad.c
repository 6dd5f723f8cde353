//! rule: CancelSpinLock
//! about: the function pointer lives in the device extension; one of its two values keeps the lock
typedef struct _EXT { VOID (*Finish)(struct _EXT *); KIRQL Irql; } EXT;
static VOID FinishSlow(EXT *ext) { ext->Irql = 0; }
static VOID FinishFast(EXT *ext) { IoReleaseCancelSpinLock(ext->Irql); }
HW_INITIALIZE Initialize;
BOOLEAN Initialize(PVOID device) {
    EXT *ext = (EXT *)device;
    ext->Finish = ext->Irql ? FinishFast : FinishSlow;
    return TRUE;
}
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID device, PSCSI_REQUEST_BLOCK srb) {
    EXT *ext = (EXT *)device;
    IoAcquireCancelSpinLock(&ext->Irql);                 //~ step 1: free -> held
    ext->Finish(ext);
    return TRUE;                                         //~ violation CancelSpinLock held-at-exit
}
