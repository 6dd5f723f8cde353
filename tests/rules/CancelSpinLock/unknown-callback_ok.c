//! rule: CancelSpinLock
//! about: a function handed to an unknown framework balances
//! expect: pass
typedef VOID EVENT(PVOID context);
VOID FrameworkRegister(PVOID queue, EVENT *event);
static VOID OnEvent(PVOID context) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    IoReleaseCancelSpinLock(irql);
    if (context == NULL)
        return;
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
    FrameworkRegister(driver, OnEvent);
    return STATUS_SUCCESS;
}
