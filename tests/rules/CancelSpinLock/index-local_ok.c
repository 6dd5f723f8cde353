//! rule: CancelSpinLock
//! about: an index that may be any of the first eight does not write the one element that is read
//! expect: pass
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID Extension, PSCSI_REQUEST_BLOCK Srb) {
    KIRQL irql;
    ULONG taken[16];
    UNREFERENCED_PARAMETER(Extension);
    RtlZeroMemory(taken, sizeof(taken));
    taken[Srb->Lun & 7] = 1;
    if (taken[9] != 0)
        IoAcquireCancelSpinLock(&irql);
    IoAcquireCancelSpinLock(&irql);
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
