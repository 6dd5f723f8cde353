//! rule: CancelSpinLock
//! about: each error path jumps to the label that undoes what was done
//! expect: pass
HW_RESET_BUS ResetBus;
BOOLEAN ResetBus(PVOID ext, ULONG path) {
    KIRQL old;
    BOOLEAN done = FALSE;
    if (path > 7)
        goto Out;
    IoAcquireCancelSpinLock(&old);
    if (path == 3)
        goto Unlock;
    done = TRUE;
Unlock:
    IoReleaseCancelSpinLock(old);
Out:
    return done;
}
