//! rule: CancelSpinLock
//! about: nothing acquired it
HW_TIMER Tick;
VOID Tick(PVOID ext) {
    KIRQL irql = PASSIVE_LEVEL;
    IoReleaseCancelSpinLock(irql);                       //~ violation CancelSpinLock release-without-acquire
}
