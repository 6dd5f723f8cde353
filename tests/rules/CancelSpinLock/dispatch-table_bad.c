//! rule: CancelSpinLock
//! about: a dispatch routine stored in DriverObject->MajorFunction by a loop
static NTSTATUS Pass(PDEVICE_OBJECT device, PIRP irp) { irp->IoStatus.Status = STATUS_SUCCESS; return STATUS_SUCCESS; }
static NTSTATUS Control(PDEVICE_OBJECT device, PIRP irp) {
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(irp);
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);                      //~ step 1: free -> held
    if (stack->Parameters.DeviceIoControl.InputBufferLength < 8)
        return STATUS_BUFFER_TOO_SMALL;                  //~ violation CancelSpinLock held-at-exit
    IoReleaseCancelSpinLock(irql);
    return STATUS_SUCCESS;
}
NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
    ULONG i;
    for (i = 0; i <= IRP_MJ_MAXIMUM_FUNCTION; i++)
        driver->MajorFunction[i] = Pass;
    driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = Control;
    return STATUS_SUCCESS;
}
