//! rule: CancelSpinLock
//! about: a helper clears one of two records of its caller and releases and acquires the lock besides
typedef struct _REQUEST {
    ULONG Took;
    ULONG Kind;
} REQUEST;

ULONG NextSlot(VOID);

static VOID Clear(REQUEST *One, REQUEST *Two, PKIRQL Irql) {
    REQUEST *chosen = One;
    while (NextSlot())
        chosen = chosen == One ? Two : One;
    RtlZeroMemory(chosen, sizeof(REQUEST));
    IoReleaseCancelSpinLock(*Irql);
    IoAcquireCancelSpinLock(Irql);
}

DRIVER_DISPATCH Dispatch;
NTSTATUS Dispatch(PDEVICE_OBJECT Device, PIRP Irp) {
    KIRQL irql;
    REQUEST first, second;
    UNREFERENCED_PARAMETER(Device);
    first.Took = 1;
    second.Took = Irp->CancelIrql;
    IoAcquireCancelSpinLock(&irql);
    Clear(&first, &second, &irql);
    if (first.Took == 1)
        IoReleaseCancelSpinLock(irql);
    return STATUS_SUCCESS; //~ violation CancelSpinLock held-at-exit
}
