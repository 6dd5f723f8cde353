//! rule: CancelSpinLock
//! about: two switches over the same value that agree
//! expect: pass
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
        IoAcquireCancelSpinLock(&irql);
        break;
    default:
        break;
    }
    ext->Count++;
    switch (mode) {
    case ModeRun:
        IoReleaseCancelSpinLock(irql);
        break;
    case ModeDrain:
        ext->Count = 0;
        IoReleaseCancelSpinLock(irql);
        break;
    default:
        break;
    }
    return TRUE;
}
