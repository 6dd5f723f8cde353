//! rule: CancelSpinLock
//! about: the names of the calls are pasted together
//! expect: pass
#define CANCEL_LOCK(op) Io##op##CancelSpinLock
#define ENTER CANCEL_LOCK(Acquire)
#define LEAVE CANCEL_LOCK(Release)
HW_BUILDIO BuildIo;
BOOLEAN BuildIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    ENTER(&irql);
    if (srb->CdbLength > 12) {
        LEAVE(irql);
        return FALSE;
    }
    LEAVE(irql);
    return TRUE;
}
