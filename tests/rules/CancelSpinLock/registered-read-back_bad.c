//! rule: CancelSpinLock
//! about: the DPC object holds the routine it was made with; called from there with the lock, it gives it back
typedef struct _EXT { KDPC Dpc; BOOLEAN Held; KIRQL Irql; } EXT;
KDEFERRED_ROUTINE OnDpc;
VOID OnDpc(PKDPC dpc, PVOID context, PVOID a, PVOID b) {
    EXT *ext = (EXT *)context;
    if (!ext->Held) return;
    ext->Held = FALSE;
    IoReleaseCancelSpinLock(ext->Irql);                  //~ violation CancelSpinLock release-without-acquire
}
HW_INITIALIZE Initialize;
BOOLEAN Initialize(PVOID device) {
    EXT *ext = (EXT *)device;
    KeInitializeDpc(&ext->Dpc, OnDpc, ext);
    return TRUE;
}
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID device, PSCSI_REQUEST_BLOCK srb) {
    EXT *ext = (EXT *)device;
    IoAcquireCancelSpinLock(&ext->Irql);
    ext->Held = TRUE;
    ext->Dpc.DeferredRoutine(&ext->Dpc, ext, NULL, NULL);
    return TRUE;
}
