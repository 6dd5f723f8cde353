//! rule: CancelSpinLock
//! about: hardware may change between two reads of a register
typedef struct _REGS { volatile ULONG Status; } REGS;
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    REGS *regs = *(REGS **)ext;
    KIRQL irql;
    if (regs->Status & 1)
        IoAcquireCancelSpinLock(&irql);
    if (regs->Status & 1)
        IoReleaseCancelSpinLock(irql);                   //~ violation CancelSpinLock release-without-acquire
    return TRUE;                                         //~ violation CancelSpinLock held-at-exit #exit
}
