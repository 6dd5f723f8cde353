//! rule: CancelSpinLock
//! about: a computed element of an array that was cleared as a whole is zero
//! expect: pass
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID Extension, PSCSI_REQUEST_BLOCK Srb) {
    ULONG weights[4];
    KIRQL irql;
    UNREFERENCED_PARAMETER(Extension);
    weights[Srb->Lun & 3] = 5;
    RtlZeroMemory(weights, sizeof(weights));
    IoAcquireCancelSpinLock(&irql);
    if (weights[Srb->Lun & 3] == 0)
        IoReleaseCancelSpinLock(irql);
    return TRUE;
}
