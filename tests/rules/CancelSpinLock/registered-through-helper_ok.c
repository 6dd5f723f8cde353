//! rule: CancelSpinLock
//! expect: pass
//! about: a helper hands the routine on to the DDI that registers it; who is behind the queue's pointer is known to a library alone
typedef struct _QUEUE { VOID (*Poll)(PVOID context); } QUEUE;
typedef struct _EXT { QUEUE *Queue; KIRQL Irql; } EXT;
static VOID OnTimer(PVOID context) {
    EXT *x = (EXT *)context;
    IoAcquireCancelSpinLock(&x->Irql);
    x->Queue->Poll(x->Queue);
    IoReleaseCancelSpinLock(x->Irql);
}
static VOID Later(PVOID ext, PHW_TIMER routine, ULONG when) {
    if (when == 0) when = 10;
    StorPortNotification(RequestTimerCall, ext, routine, when);
}
HW_INITIALIZE Initialize;
BOOLEAN Initialize(PVOID ext) {
    Later(ext, OnTimer, 0);
    return TRUE;
}
