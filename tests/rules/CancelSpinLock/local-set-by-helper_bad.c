//! rule: CancelSpinLock
//! about: a helper writes its caller's variable and then calls code that is not here, which cannot reach the variable
VOID TraceState(ULONG Value);

static VOID Begin(PULONG Depth, PKIRQL Irql) {
    IoAcquireCancelSpinLock(Irql);
    *Depth = 1;
    TraceState(0);
}

DRIVER_DISPATCH Dispatch;
NTSTATUS Dispatch(PDEVICE_OBJECT Device, PIRP Irp) {
    KIRQL irql = 0;
    ULONG depth = 0;
    UNREFERENCED_PARAMETER(Device);
    UNREFERENCED_PARAMETER(Irp);
    Begin(&depth, &irql);
    if (depth == 0)
        IoReleaseCancelSpinLock(irql);
    return STATUS_SUCCESS; //~ violation CancelSpinLock held-at-exit
}
