//! rule: CancelSpinLock
//! about: the teardown loop releases before it skips
//! expect: pass
typedef struct _EXT { LIST_ENTRY Waiters; KIRQL Irql; } EXT;
HW_FREE_ADAPTER_RESOURCES Free;
VOID Free(PVOID device) {
    EXT *ext = (EXT *)device;
    KIRQL irql;
    for (;;) {
        PLIST_ENTRY entry;
        PIRP irp;
        IoAcquireCancelSpinLock(&irql);
        if (IsListEmpty(&ext->Waiters))
            break;
        entry = RemoveHeadList(&ext->Waiters);
        irp = CONTAINING_RECORD(entry, IRP, Tail.Overlay.ListEntry);
        if (IoSetCancelRoutine(irp, NULL) == NULL) {
            IoReleaseCancelSpinLock(irql);
            continue;
        }
        IoReleaseCancelSpinLock(irql);
        StorPortCompleteServiceIrp(ext, irp);
    }
    IoReleaseCancelSpinLock(irql);
}
