//! rule: CancelSpinLock
//! about: continue skips the release, so the next iteration acquires again
typedef struct _SLOT { PIRP Irp; BOOLEAN Busy; } SLOT;
typedef struct _EXT { SLOT Slots[8]; } EXT;
HW_FREE_ADAPTER_RESOURCES Free;
VOID Free(PVOID device) {
    EXT *ext = (EXT *)device;
    KIRQL irql;
    ULONG i;
    for (i = 0; i < 8; i++) {
        IoAcquireCancelSpinLock(&irql);                  //~ violation CancelSpinLock double-acquire
        if (ext->Slots[i].Busy)                          //~ step 1: branch taken
            continue;
        ext->Slots[i].Irp = NULL;
        IoReleaseCancelSpinLock(irql);
    }
}                                                        //~ violation CancelSpinLock held-at-exit #exit
