//! rule: CancelSpinLock
//! about: which of several variables a pointer leads to is open after a loop, and code that is not here runs after the write
ULONG NextSlot(VOID);
VOID TraceState(ULONG Value);

DRIVER_DISPATCH Dispatch;
NTSTATUS Dispatch(PDEVICE_OBJECT Device, PIRP Irp) {
    KIRQL irql;
    ULONG red = 0, green = 0, blue = 0, slot, *chosen = &blue;
    UNREFERENCED_PARAMETER(Device);
    UNREFERENCED_PARAMETER(Irp);
    while ((slot = NextSlot()) != 0) {
        switch (slot) {
        case 1: chosen = &red; break;
        case 2: chosen = &green; break;
        case 5: if (chosen == &blue) chosen = &green; break;
        default: chosen = &blue; break;
        }
    }
    *chosen = 1;
    TraceState(0);
    IoAcquireCancelSpinLock(&irql);
    if (red == 0)
        IoReleaseCancelSpinLock(irql);
    return STATUS_SUCCESS; //~ violation CancelSpinLock held-at-exit
}
