//! rule: CancelSpinLock
//! about: a cancel routine that was taken out is not there a second time
//! expect: pass
DRIVER_DISPATCH Read;
NTSTATUS Read(PDEVICE_OBJECT Device, PIRP Irp) {
    KIRQL irql;
    UNREFERENCED_PARAMETER(Device);
    IoAcquireCancelSpinLock(&irql);
    if (IoSetCancelRoutine(Irp, NULL) != NULL) {
        if (IoSetCancelRoutine(Irp, NULL) != NULL)
            return STATUS_SUCCESS;
    }
    IoReleaseCancelSpinLock(irql);
    return STATUS_SUCCESS;
}
