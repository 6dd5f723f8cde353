//! rule: CancelSpinLock
//! expect: pass
//! about: an element is written and read by the same computed index
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    ULONG used[4] = { 0 };
    ULONG slot = srb->QueueTag & 3;
    KIRQL irql;
    used[slot] = 1;
    if (used[0] + used[1] + used[2] + used[3] != 0)
        IoAcquireCancelSpinLock(&irql);
    if (used[slot])
        IoReleaseCancelSpinLock(irql);
    return TRUE;
}
