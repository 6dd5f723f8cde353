//! rule: CancelSpinLock
//! about: two operations of one prototype in a table behind two pointers, swapped
typedef VOID STEP(PVOID ext, PKIRQL irql);
typedef struct _OPS { STEP *Begin; STEP *End; } OPS;
typedef struct _DEV { const OPS *Ops; } DEV;
static VOID Take(PVOID ext, PKIRQL irql) { IoAcquireCancelSpinLock(irql); }
static VOID Give(PVOID ext, PKIRQL irql) {
    IoReleaseCancelSpinLock(*irql);                      //~ violation CancelSpinLock release-without-acquire
}
static const OPS Fast = { Give, Take };
HW_INITIALIZE Initialize;
BOOLEAN Initialize(PVOID ext) {
    ((DEV *)ext)->Ops = &Fast;
    return TRUE;
}
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    DEV *device = (DEV *)ext;
    device->Ops->Begin(ext, &irql);
    if (srb->Lun)
        device->Ops->End(ext, &irql);
    return TRUE;
}
