//! rule: CancelSpinLock
//! about: a cancel routine by its role type that releases first
//! expect: pass
typedef struct _EXT { ULONG WaitCount; } EXT;
DRIVER_CANCEL CancelWait;
VOID CancelWait(PDEVICE_OBJECT device, PIRP irp) {
    EXT *ext = (EXT *)device->DeviceExtension;
    IoReleaseCancelSpinLock(irp->CancelIrql);
    if (ext->WaitCount == 0)
        return;
    ext->WaitCount--;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
}
