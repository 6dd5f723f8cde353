//! rule: CancelSpinLock
//! about: a function handed to an unknown framework leaks
typedef VOID EVENT(PVOID context);
VOID FrameworkRegister(PVOID queue, EVENT *event);
static VOID OnEvent(PVOID context) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);                      //~ step 1: free -> held
    if (context == NULL)
        return;                                          //~ violation CancelSpinLock held-at-exit
    IoReleaseCancelSpinLock(irql);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
    FrameworkRegister(driver, OnEvent);
    return STATUS_SUCCESS;
}
