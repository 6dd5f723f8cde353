//! rule: CancelSpinLock
//! expect: inconclusive(unknown-function)
//! about: a header of the driver's own is missing, and the routine between may be a macro of it
#include "pump.h"
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    if (srb->Lun) PumpIt(srb, 4);
    IoReleaseCancelSpinLock(irql);
    return FALSE;
}
