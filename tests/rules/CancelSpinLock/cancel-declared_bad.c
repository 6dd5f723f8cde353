//! rule: CancelSpinLock
//! about: a cancel routine by its role type that leaves early
typedef struct _EXT { ULONG WaitCount; } EXT;
DRIVER_CANCEL CancelWait;
VOID CancelWait(PDEVICE_OBJECT device, PIRP irp) {       //~ step 1: acquires
    EXT *ext = (EXT *)device->DeviceExtension;
    if (ext->WaitCount == 0)                             //~ step 2: branch taken
        return;                                          //~ violation CancelSpinLock held-at-exit: never releases
    ext->WaitCount--;
    IoReleaseCancelSpinLock(irp->CancelIrql);
    IoCompleteRequest(irp, IO_NO_INCREMENT);
}
