//! rule: CancelSpinLock
//! about: the names of the calls are pasted together; the second use pastes the wrong one
#define CANCEL_LOCK(op) Io##op##CancelSpinLock
#define ENTER CANCEL_LOCK(Acquire)
#define LEAVE CANCEL_LOCK(Release)
HW_BUILDIO BuildIo;
BOOLEAN BuildIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    ENTER(&irql);                                        //~ step 1: free -> held
    if (srb->CdbLength > 12) {
        ENTER(&irql);                                    //~ violation CancelSpinLock double-acquire
        return FALSE;
    }
    LEAVE(irql);
    return TRUE;
}
