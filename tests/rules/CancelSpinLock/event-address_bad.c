//! rule: CancelSpinLock
//! about: the lock routines are called only through pointers
typedef struct _OPS { VOID (*Take)(PKIRQL irql); VOID (*Give)(KIRQL irql); } OPS;
static OPS Ops;
HW_INITIALIZE Initialize;
BOOLEAN Initialize(PVOID ext) {
    Ops.Take = IoAcquireCancelSpinLock;
    Ops.Give = IoReleaseCancelSpinLock;
    return TRUE;
}
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    Ops.Take(&irql);                                     //~ step 1: free -> held
    if (srb->Lun == 0)                                   //~ step 2: branch taken
        return FALSE;                                    //~ violation CancelSpinLock held-at-exit
    Ops.Give(irql);
    return TRUE;
}
