//! rule: CancelSpinLock
//! about: timer and DPC routines are known from the calls that register them
static VOID OnTimer(PVOID ext) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
}                                                        //~ violation CancelSpinLock held-at-exit
static VOID OnDpc(PSTOR_DPC dpc, PVOID ext, PVOID a, PVOID b) {
    IoReleaseCancelSpinLock(DISPATCH_LEVEL);             //~ violation CancelSpinLock release-without-acquire #dpc
}
HW_INITIALIZE Initialize;
BOOLEAN Initialize(PVOID ext) {
    StorPortInitializeDpc(ext, (PSTOR_DPC)ext, OnDpc);
    StorPortNotification(RequestTimerCall, ext, OnTimer, 1000);
    return TRUE;
}
