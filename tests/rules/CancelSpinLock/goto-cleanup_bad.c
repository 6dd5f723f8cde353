//! rule: CancelSpinLock
//! about: the error path jumps one label too late and skips the release
HW_RESET_BUS ResetBus;
BOOLEAN ResetBus(PVOID ext, ULONG path) {
    KIRQL old;
    BOOLEAN done = FALSE;
    if (path > 7)
        goto Out;
    IoAcquireCancelSpinLock(&old);                       //~ step 1: free -> held
    if (ext == NULL || path == 3)
        goto Out;                                        //~ step 2
    done = TRUE;
    IoReleaseCancelSpinLock(old);
Out:
    return done;                                         //~ violation CancelSpinLock held-at-exit
}
