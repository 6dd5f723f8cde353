//! rule: CancelSpinLock
//! about: both tables give the lock back, one of them with a routine of its own
//! expect: pass
typedef struct _LOCK_OPS {
    VOID (*Take)(PKIRQL Irql);
    VOID (*Give)(KIRQL Irql);
} LOCK_OPS;

typedef struct _ADAPTER {
    const LOCK_OPS *Ops;
    ULONG Revision;
} ADAPTER;

static VOID Take(PKIRQL Irql) {
    IoAcquireCancelSpinLock(Irql);
}

static VOID Give(KIRQL Irql) {
    IoReleaseCancelSpinLock(Irql);
}

static VOID GiveLater(KIRQL Irql) {
    IoReleaseCancelSpinLock(Irql);
}

static const LOCK_OPS NewBoard = {Take, Give};
static const LOCK_OPS OldBoard = {Take, GiveLater};

HW_INITIALIZE Initialize;
HW_RESET_BUS ResetBus;

BOOLEAN Initialize(PVOID Extension) {
    ADAPTER *adapter = Extension;
    adapter->Ops = adapter->Revision > 3 ? &NewBoard : &OldBoard;
    return TRUE;
}

BOOLEAN ResetBus(PVOID Extension, ULONG PathId) {
    ADAPTER *adapter = Extension;
    KIRQL irql;
    UNREFERENCED_PARAMETER(PathId);
    adapter->Ops->Take(&irql);
    adapter->Ops->Give(irql);
    return TRUE;
}
