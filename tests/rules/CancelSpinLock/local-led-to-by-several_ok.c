//! rule: CancelSpinLock
//! about: a pointer that may lead to several variables is written through; the flag that decides is none of them
//! expect: pass
ULONG NextSlot(VOID);
VOID TraceState(ULONG Value);

DRIVER_DISPATCH Dispatch;
NTSTATUS Dispatch(PDEVICE_OBJECT Device, PIRP Irp) {
    KIRQL irql;
    ULONG red = 0, green = 0, slot, *chosen = &red;
    BOOLEAN took = FALSE;
    UNREFERENCED_PARAMETER(Device);
    if (Irp->Cancel) {
        IoAcquireCancelSpinLock(&irql);
        took = TRUE;
    }
    while ((slot = NextSlot()) != 0)
        chosen = slot == 1 ? &green : chosen;
    *chosen = slot + 1;
    TraceState(red + green);
    if (took)
        IoReleaseCancelSpinLock(irql);
    return STATUS_SUCCESS;
}
