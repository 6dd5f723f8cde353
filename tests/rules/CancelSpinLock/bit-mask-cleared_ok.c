//! rule: CancelSpinLock
//! about: a bit outside the mask is cleared before the second test
//! expect: pass
typedef struct _EXT { ULONG Flags; } EXT;
HW_RESET_BUS Reset;
BOOLEAN Reset(PVOID device, ULONG path) {
    EXT *ext = device;
    KIRQL irql;
    BOOLEAN was = FALSE;
    if ((ext->Flags & 0x30) == 0x10) {
        IoAcquireCancelSpinLock(&irql);
        was = TRUE;
        ext->Flags &= ~0x40u;
    }
    if ((ext->Flags & 0x30) == 0x10 && was)
        IoReleaseCancelSpinLock(irql);
    return FALSE;
}
