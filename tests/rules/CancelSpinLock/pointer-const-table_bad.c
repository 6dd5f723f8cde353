//! rule: CancelSpinLock
//! about: the table is exchanged between the two calls
typedef VOID STEP(PVOID ext, PKIRQL irql);
typedef struct _OPS { STEP *Begin; STEP *End; } OPS;
static VOID Take(PVOID ext, PKIRQL irql) { IoAcquireCancelSpinLock(irql); }   //~ step 1: free -> held
static VOID Give(PVOID ext, PKIRQL irql) { IoReleaseCancelSpinLock(*irql); }
static VOID Skip(PVOID ext, PKIRQL irql) { *irql = 0; }
static const OPS Locked = { Take, Give };
static const OPS Plain = { Skip, Skip };
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    const OPS *ops = srb->Lun ? &Locked : &Plain;
    KIRQL irql;
    ops->Begin(ext, &irql);
    if (srb->TargetId == 7)                              //~ step 2: branch taken
        ops = &Plain;
    ops->End(ext, &irql);
    return TRUE;                                         //~ violation CancelSpinLock held-at-exit
}
