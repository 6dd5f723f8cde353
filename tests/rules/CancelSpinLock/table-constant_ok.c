//! rule: CancelSpinLock
//! expect: pass
//! about: a table that nobody writes keeps its content, read by a computed index
static const ULONG Masks[4] = { 1, 2, 4, 8 };
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    ULONG slot = srb->Lun & 3;
    KIRQL irql;
    if (srb->SrbFlags & Masks[slot])
        IoAcquireCancelSpinLock(&irql);
    if (srb->SrbFlags & (1u << slot))
        IoReleaseCancelSpinLock(irql);
    return TRUE;
}
