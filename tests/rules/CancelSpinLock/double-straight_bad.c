//! rule: CancelSpinLock
//! about: two acquires in a row
HW_BUILDIO BuildIo;
BOOLEAN BuildIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL a, b;
    IoAcquireCancelSpinLock(&a);                         //~ step 1: free -> held
    IoAcquireCancelSpinLock(&b);                         //~ violation CancelSpinLock double-acquire
    IoReleaseCancelSpinLock(b);
    IoReleaseCancelSpinLock(a);
    return TRUE;
}
