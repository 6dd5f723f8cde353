//! rule: CancelSpinLock
//! about: macros that open and close a brace; the return stands behind them
//! expect: pass
#define LOCKED_BEGIN { KIRQL __old; IoAcquireCancelSpinLock(&__old);
#define LOCKED_END     IoReleaseCancelSpinLock(__old); }
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    BOOLEAN lun;
    LOCKED_BEGIN
        lun = srb->Lun != 0;
    LOCKED_END
    if (lun)
        return FALSE;
    return TRUE;
}
