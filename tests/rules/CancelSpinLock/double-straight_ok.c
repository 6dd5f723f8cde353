//! rule: CancelSpinLock
//! about: two separate critical regions
//! expect: pass
HW_BUILDIO BuildIo;
BOOLEAN BuildIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL a, b;
    IoAcquireCancelSpinLock(&a);
    IoReleaseCancelSpinLock(a);
    IoAcquireCancelSpinLock(&b);
    IoReleaseCancelSpinLock(b);
    return TRUE;
}
