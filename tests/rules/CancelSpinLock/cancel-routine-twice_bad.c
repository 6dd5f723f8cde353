//! rule: CancelSpinLock
//! about: the second attempt to take a cancel routine out finds none
DRIVER_DISPATCH Read;
NTSTATUS Read(PDEVICE_OBJECT Device, PIRP Irp) {
    KIRQL irql;
    PDRIVER_CANCEL taken;
    UNREFERENCED_PARAMETER(Device);
    IoAcquireCancelSpinLock(&irql);                              //~ step 1: free -> held
    taken = IoSetCancelRoutine(Irp, NULL);
    if (taken != NULL) {                                         //~ step 2
        taken = IoSetCancelRoutine(Irp, NULL);
        if (taken == NULL)
            return STATUS_SUCCESS;                               //~ violation CancelSpinLock held-at-exit
    }
    IoReleaseCancelSpinLock(irql);
    return STATUS_SUCCESS;
}
