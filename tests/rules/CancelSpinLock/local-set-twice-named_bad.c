//! rule: CancelSpinLock
//! about: two parameters lead to one variable of the caller, and code that is not here runs after it is written
VOID TraceState(ULONG Value);

static BOOLEAN Claim(PULONG First, PULONG Second, PKIRQL Irql) {
    if (*Second > 3)
        return FALSE;
    IoAcquireCancelSpinLock(Irql);
    *First = 7;
    TraceState(1);
    return TRUE;
}

DRIVER_DISPATCH Dispatch;
NTSTATUS Dispatch(PDEVICE_OBJECT Device, PIRP Irp) {
    KIRQL irql = 0;
    ULONG owner = 0;
    UNREFERENCED_PARAMETER(Device);
    UNREFERENCED_PARAMETER(Irp);
    if (Claim(&owner, &owner, &irql) && owner != 7)
        IoReleaseCancelSpinLock(irql);
    return STATUS_SUCCESS; //~ violation CancelSpinLock held-at-exit
}
