//! rule: CancelSpinLock
//! expect: pass
//! about: one of two constant tables is chosen; both calls use the same one
typedef VOID STEP(PVOID ext, PKIRQL irql);
typedef struct _OPS { STEP *Begin; STEP *End; } OPS;
static VOID Take(PVOID ext, PKIRQL irql) { IoAcquireCancelSpinLock(irql); }
static VOID Give(PVOID ext, PKIRQL irql) { IoReleaseCancelSpinLock(*irql); }
static VOID Skip(PVOID ext, PKIRQL irql) { *irql = 0; }
static const OPS Locked = { Take, Give };
static const OPS Plain = { Skip, Skip };
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    const OPS *ops = srb->Lun ? &Locked : &Plain;
    KIRQL irql;
    ops->Begin(ext, &irql);
    srb->SrbStatus = SRB_STATUS_PENDING;
    ops->End(ext, &irql);
    return TRUE;
}
