//! rule: CancelSpinLock
//! about: acquired under one bit, released under another
#define EXT_OPEN 0x04
#define EXT_BUSY 0x08
typedef struct _EXT { ULONG Flags; } EXT;
HW_RESET_BUS Reset;
BOOLEAN Reset(PVOID device, ULONG path) {
    EXT *ext = device;
    KIRQL irql;
    if (ext->Flags & EXT_OPEN)                           //~ step 1: branch taken
        IoAcquireCancelSpinLock(&irql);                  //~ step 2: free -> held
    ext->Flags |= 0x100;
    if (ext->Flags & EXT_BUSY)                           //~ step 3: branch not taken
        IoReleaseCancelSpinLock(irql);                   //~ violation CancelSpinLock release-without-acquire #other
    return TRUE;                                         //~ violation CancelSpinLock held-at-exit
}
