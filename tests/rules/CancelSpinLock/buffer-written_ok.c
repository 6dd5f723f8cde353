//! rule: CancelSpinLock
//! about: a routine fills one record; the other keeps what it was given
//! expect: pass
typedef struct _STATUS {
    ULONG Code;
    ULONG Busy;
} STATUS;

HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID Extension, PSCSI_REQUEST_BLOCK Srb) {
    STATUS status = {0};
    STATUS before = {0};
    KIRQL irql;
    UNREFERENCED_PARAMETER(Srb);
    StorPortReadPortBufferUchar(Extension, (PUCHAR)0x1F0, (PUCHAR)&status, sizeof(status));
    if (before.Busy != 0)
        IoAcquireCancelSpinLock(&irql);
    IoAcquireCancelSpinLock(&irql);
    if (status.Busy != 0) {
        IoReleaseCancelSpinLock(irql);
        return FALSE;
    }
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
