//! rule: CancelSpinLock
//! about: the function pointer lives in the device extension; both of its values release
//! expect: pass
typedef struct _EXT { VOID (*Finish)(struct _EXT *); KIRQL Irql; } EXT;
static VOID FinishSlow(EXT *ext) { IoReleaseCancelSpinLock(ext->Irql); ext->Irql = 0; }
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
    IoAcquireCancelSpinLock(&ext->Irql);
    ext->Finish(ext);
    return TRUE;
}
