//! rule: CancelSpinLock
//! about: the tested bit is cleared before the second test
typedef struct _EXT { ULONG Flags; } EXT;
HW_RESET_BUS Reset;
BOOLEAN Reset(PVOID device, ULONG path) {
    EXT *ext = device;
    KIRQL irql;
    if ((ext->Flags & 0x30) == 0x10) {
        IoAcquireCancelSpinLock(&irql);                  //~ step 1: free -> held
        ext->Flags &= ~0x10u;
    }
    if ((ext->Flags & 0x30) == 0x10)                     //~ step 2: branch not taken
        IoReleaseCancelSpinLock(irql);
    return FALSE;                                        //~ violation CancelSpinLock held-at-exit
}
