//! rule: CancelSpinLock
//! about: the device is found only when four tests inside the lookup go the longer way, and so does every switch before it
typedef struct _DEVICE { UCHAR Path, Target, Lun, Missing; ULONG Busy; } DEVICE;
typedef struct _EXT { DEVICE Devices[8]; ULONG Mode, Level, Trace; } EXT;
static DEVICE *Lookup(EXT *x, UCHAR path, UCHAR target, UCHAR lun) {
    DEVICE *found = NULL;
    ULONG at;
    for (at = 0; at < 8; at++) {
        found = &x->Devices[at];
        if (found->Path == path && found->Target == target && found->Lun == lun) {
            if (found->Missing) found = NULL;
            break;
        }
        found = NULL;
    }
    return found;
}
static LONG Weight(ULONG mode) {
    switch (mode) {
    case 1: return -1;
    case 2: return 0;
    default: return 7;
    }
}
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    EXT *x = (EXT *)ext;
    DEVICE *device;
    DbgPrint("%d %d", Weight(x->Mode), Weight(x->Level));
    DbgPrint("%d %d", Weight(x->Trace), Weight(srb->QueueAction));
    device = Lookup(x, srb->PathId, srb->TargetId, srb->Lun);
    if (device == NULL) return FALSE;
    IoAcquireCancelSpinLock(&irql);
    if (device->Busy)
        return FALSE; //~ violation CancelSpinLock held-at-exit
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
