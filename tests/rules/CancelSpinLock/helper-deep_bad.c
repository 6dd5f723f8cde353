//! rule: CancelSpinLock
//! about: five helpers down, one level skips the release
static VOID L5(KIRQL irql) { IoReleaseCancelSpinLock(irql); }
static VOID L4(KIRQL irql, UCHAR c) { if (c < 0x80) L5(irql); }
static VOID L3(KIRQL irql, UCHAR c) { L4(irql, c); }
static VOID L2(KIRQL irql, UCHAR c) { L3(irql, (UCHAR)(c + 1)); }
static VOID L1(KIRQL irql, UCHAR c) { L2(irql, c); }
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);                      //~ step 1: free -> held
    L1(irql, srb->Cdb[0]);
    return TRUE;                                         //~ violation CancelSpinLock held-at-exit
}
