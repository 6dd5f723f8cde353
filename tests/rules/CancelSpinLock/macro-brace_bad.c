//! rule: CancelSpinLock
//! about: macros that open and close a brace; the return stands between them
#define LOCKED_BEGIN { KIRQL __old; IoAcquireCancelSpinLock(&__old);
#define LOCKED_END     IoReleaseCancelSpinLock(__old); }
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    LOCKED_BEGIN                                         //~ step 1: free -> held
        if (srb->Lun)
            return FALSE;                                //~ violation CancelSpinLock held-at-exit
    LOCKED_END
    return TRUE;
}
