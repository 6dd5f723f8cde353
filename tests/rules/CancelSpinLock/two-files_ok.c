//! rule: CancelSpinLock
//! about: the helper lives in another file and releases on both branches
//! expect: pass
//! file: unlock.h
BOOLEAN Unlock(ULONG state, KIRQL irql);
//! file: io.c
#include "unlock.h"
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    return Unlock(srb->SrbFlags, irql);
}
//! file: unlock.c
#include "Unlock.H"
BOOLEAN Unlock(ULONG state, KIRQL irql) {
    IoReleaseCancelSpinLock(irql);
    if (state & SRB_FLAGS_NO_QUEUE_FREEZE)
        return FALSE;
    return TRUE;
}
