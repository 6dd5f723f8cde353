//! rule: CancelSpinLock
//! about: two switches over the same value that disagree about one case
typedef enum _MODE { ModeIdle, ModeRun, ModeDrain } MODE;
typedef struct _EXT { MODE Mode; ULONG Count; } EXT;
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID device, PSCSI_REQUEST_BLOCK srb) {
    EXT *ext = (EXT *)device;
    MODE mode = ext->Mode;
    KIRQL irql = 0;
    switch (mode) {
    case ModeRun:
    case ModeDrain:
        IoAcquireCancelSpinLock(&irql);                  //~ step 1: free -> held
        break;
    default:
        break;
    }
    ext->Count++;
    switch (mode) {
    case ModeRun:
        IoReleaseCancelSpinLock(irql);
        break;
    default:
        break;
    }
    return TRUE;                                         //~ violation CancelSpinLock held-at-exit
}
