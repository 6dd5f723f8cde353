//! rule: CancelSpinLock
//! expect: not-applicable
//! about: the routines are only spoken of
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    const char *text = "IoAcquireCancelSpinLock(&irql);";
    /* IoAcquireCancelSpinLock(&irql); */
    // IoReleaseCancelSpinLock(irql); \
       IoReleaseCancelSpinLock(irql);
#if 0
    IoReleaseCancelSpinLock(0);
#endif
    return text[0] == 'I';
}
