//! rule: CancelSpinLock
//! about: the helper lives in another file and releases on one branch only
//! file: unlock.h
BOOLEAN Unlock(ULONG state, KIRQL irql);
//! file: io.c
#include "unlock.h"
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);                      //~ step 1: free -> held
    return Unlock(srb->SrbFlags, irql);                  //~ violation CancelSpinLock held-at-exit
}
//! file: unlock.c
#include "Unlock.H"
BOOLEAN Unlock(ULONG state, KIRQL irql) {
    if (state & SRB_FLAGS_NO_QUEUE_FREEZE)
        return FALSE;
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
