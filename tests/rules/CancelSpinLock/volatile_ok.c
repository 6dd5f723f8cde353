//! rule: CancelSpinLock
//! about: the register is read once
//! expect: pass
typedef struct _REGS { volatile ULONG Status; } REGS;
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    REGS *regs = *(REGS **)ext;
    ULONG status = regs->Status;
    KIRQL irql;
    if (status & 1)
        IoAcquireCancelSpinLock(&irql);
    if (status & 1)
        IoReleaseCancelSpinLock(irql);
    return TRUE;
}
