//! rule: CancelSpinLock
//! about: which of two records a pointer leads to is open after a loop, and the record is cleared as a whole
typedef struct _REQUEST {
    ULONG Took;
    ULONG Kind;
} REQUEST;

ULONG NextSlot(VOID);

DRIVER_DISPATCH Dispatch;
NTSTATUS Dispatch(PDEVICE_OBJECT Device, PIRP Irp) {
    KIRQL irql;
    REQUEST first, second, *chosen = &second;
    UNREFERENCED_PARAMETER(Device);
    UNREFERENCED_PARAMETER(Irp);
    first.Took = 1;
    first.Kind = 2;
    second.Took = 1;
    second.Kind = 3;
    while (NextSlot() != 0)
        chosen = chosen == &second ? &first : &second;
    RtlZeroMemory(chosen, sizeof(REQUEST));
    IoAcquireCancelSpinLock(&irql);
    if (first.Took != 0)
        IoReleaseCancelSpinLock(irql);
    return STATUS_SUCCESS; //~ violation CancelSpinLock held-at-exit
}
