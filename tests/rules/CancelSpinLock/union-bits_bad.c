//! rule: CancelSpinLock
//! about: the same bits by another name of a union
typedef union _FLAGS { ULONG All; struct { ULONG Open : 1; ULONG Lock : 1; ULONG Rest : 30; } s; } FLAGS;
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    FLAGS flags;
    KIRQL irql;
    flags.All = srb->SrbFlags;
    if (flags.s.Lock)
        IoAcquireCancelSpinLock(&irql);                  //~ step 1: free -> held
    if (flags.All & 1)
        IoReleaseCancelSpinLock(irql);                   //~ violation CancelSpinLock release-without-acquire #other
    return TRUE;                                         //~ violation CancelSpinLock held-at-exit
}
