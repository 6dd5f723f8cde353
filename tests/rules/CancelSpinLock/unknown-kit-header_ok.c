//! rule: CancelSpinLock
//! expect: pass
//! about: a header of the kit in quotes says nothing of routines that the text does not declare
#include "ntddser.h"
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    TraceIt(srb, "started");
    srb->SrbStatus = SRB_STATUS_PENDING;
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
