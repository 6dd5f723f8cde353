//! rule: CancelSpinLock
//! about: bytes from a computed element on are cleared: any element of the array may be zero
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID Extension, PSCSI_REQUEST_BLOCK Srb) {
    ULONG weights[4] = { 1, 1, 1, 1 };
    KIRQL irql;
    UNREFERENCED_PARAMETER(Extension);
    IoAcquireCancelSpinLock(&irql);
    RtlZeroMemory(&weights[Srb->Lun & 1], 2 * sizeof(ULONG));
    if (weights[0] != 0)
        IoReleaseCancelSpinLock(irql);
    return TRUE; //~ violation CancelSpinLock held-at-exit
}
