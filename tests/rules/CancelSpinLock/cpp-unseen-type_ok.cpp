//! rule: CancelSpinLock
//! expect: pass
//! about: a plain type that is not here, in capitals as C writes it, is no class
#include <vendor.h>
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    VENDOR_STATE state;
    state = *(VENDOR_STATE *)ext;
    IoAcquireCancelSpinLock(&irql);
    srb->SrbStatus = SRB_STATUS_PENDING;
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
