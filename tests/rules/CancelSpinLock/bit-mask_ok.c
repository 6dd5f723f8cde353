//! rule: CancelSpinLock
//! about: another bit is set between two tests of the same bit
//! expect: pass
#define EXT_OPEN 0x04
#define EXT_BUSY 0x08
typedef struct _EXT { ULONG Flags; } EXT;
HW_RESET_BUS Reset;
BOOLEAN Reset(PVOID device, ULONG path) {
    EXT *ext = device;
    KIRQL irql;
    if (ext->Flags & EXT_OPEN)
        IoAcquireCancelSpinLock(&irql);
    ext->Flags |= EXT_BUSY;
    if (ext->Flags & EXT_OPEN)
        IoReleaseCancelSpinLock(irql);
    return TRUE;
}
