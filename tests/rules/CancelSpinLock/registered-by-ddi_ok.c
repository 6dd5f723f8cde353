//! rule: CancelSpinLock
//! about: timer and DPC routines are known from the calls that register them
//! expect: pass
static VOID OnTimer(PVOID ext) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    IoReleaseCancelSpinLock(irql);
}
static VOID OnDpc(PSTOR_DPC dpc, PVOID ext, PVOID a, PVOID b) {
    OnTimer(ext);
}
HW_INITIALIZE Initialize;
BOOLEAN Initialize(PVOID ext) {
    StorPortInitializeDpc(ext, (PSTOR_DPC)ext, OnDpc);
    StorPortNotification(RequestTimerCall, ext, OnTimer, 1000);
    return TRUE;
}
