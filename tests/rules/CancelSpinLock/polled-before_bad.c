//! rule: CancelSpinLock
//! about: every path through the polling loop ends at its last test; what counts was decided before the first round
typedef struct _ADAPTER {
    PUCHAR Registers;
    ULONG Mode;
} ADAPTER;

HW_RESET_BUS ResetBus;
BOOLEAN ResetBus(PVOID Extension, ULONG PathId) {
    ADAPTER *adapter = Extension;
    KIRQL irql = 0;
    UCHAR round;
    UCHAR polls = 0;
    UCHAR status;
    BOOLEAN held = FALSE;
    UNREFERENCED_PARAMETER(PathId);
    for (round = 0; round < 20; round++) {
        StorPortWriteRegisterUchar(adapter, adapter->Registers, 0x80);
        do {
            if (adapter->Mode == 2)
                held = TRUE;                             //~ step 1
            status = StorPortReadRegisterUchar(adapter, adapter->Registers);
            if (polls++) {
                StorPortStallExecution(10);
                if (polls > 100) {
                    if (held)
                        IoReleaseCancelSpinLock(irql);
                    break;
                }
            }
            if (held) {
                IoReleaseCancelSpinLock(irql); //~ violation CancelSpinLock release-without-acquire
                held = FALSE;
            }
        } while (!(status & 3));
        if (status & 2)
            continue;
        if (StorPortReadRegisterUchar(adapter, adapter->Registers + 1) & 0x10)
            break;
    }
    return TRUE;
}
