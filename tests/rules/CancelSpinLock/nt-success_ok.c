//! rule: CancelSpinLock
//! about: the same status is tested twice in the same way
//! expect: pass
NTSTATUS Prepare(PVOID ext);
HW_PROCESS_SERVICE_REQUEST Service;
VOID Service(PVOID ext, PVOID irp) {
    KIRQL irql;
    NTSTATUS status = Prepare(ext);
    if (NT_SUCCESS(status))
        IoAcquireCancelSpinLock(&irql);
    if (!NT_SUCCESS(status))
        return;
    IoReleaseCancelSpinLock(irql);
}
