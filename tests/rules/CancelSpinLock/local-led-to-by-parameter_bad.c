//! rule: CancelSpinLock
//! about: a helper writes through a pointer that stands for either of its parameters
ULONG NextSlot(VOID);

static VOID Pick(PULONG First, PULONG Second, PKIRQL Irql) {
    PULONG chosen = Second;
    while (NextSlot() != 0) {
        if (chosen == Second)
            chosen = First;
        else
            chosen = Second;
    }
    *chosen = 1;
    IoAcquireCancelSpinLock(Irql);
}

DRIVER_DISPATCH Dispatch;
NTSTATUS Dispatch(PDEVICE_OBJECT Device, PIRP Irp) {
    KIRQL irql;
    ULONG left = 0, right = 0;
    UNREFERENCED_PARAMETER(Device);
    UNREFERENCED_PARAMETER(Irp);
    Pick(&left, &right, &irql);
    if (left != 1)
        IoReleaseCancelSpinLock(irql);
    return STATUS_SUCCESS; //~ violation CancelSpinLock held-at-exit
}
