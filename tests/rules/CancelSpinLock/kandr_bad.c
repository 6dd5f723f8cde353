//! rule: CancelSpinLock
//! about: an old-style definition
HW_RESET_BUS Reset;
BOOLEAN
Reset(ext, path)
    PVOID ext;
    ULONG path;
{
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);                      //~ step 1: free -> held
    if (path)
        IoReleaseCancelSpinLock(irql);
    return TRUE;                                         //~ violation CancelSpinLock held-at-exit
}
