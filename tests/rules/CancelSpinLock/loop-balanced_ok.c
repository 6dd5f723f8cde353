//! rule: CancelSpinLock
//! about: continue comes after the release
//! expect: pass
typedef struct _SLOT { PIRP Irp; BOOLEAN Busy; } SLOT;
typedef struct _EXT { SLOT Slots[8]; } EXT;
HW_FREE_ADAPTER_RESOURCES Free;
VOID Free(PVOID device) {
    EXT *ext = (EXT *)device;
    KIRQL irql;
    ULONG i;
    for (i = 0; i < 8; i++) {
        IoAcquireCancelSpinLock(&irql);
        if (ext->Slots[i].Busy) {
            IoReleaseCancelSpinLock(irql);
            continue;
        }
        ext->Slots[i].Irp = NULL;
        IoReleaseCancelSpinLock(irql);
    }
}
