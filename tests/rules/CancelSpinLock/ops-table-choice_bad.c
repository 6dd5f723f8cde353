//! rule: CancelSpinLock
//! about: which table of routines was chosen at initialisation decides whether the lock is given back
typedef struct _LOCK_OPS {
    VOID (*Take)(PKIRQL Irql);
    VOID (*Give)(KIRQL Irql);
} LOCK_OPS;

typedef struct _ADAPTER {
    const LOCK_OPS *Ops;
    ULONG Revision;
} ADAPTER;

static VOID Take(PKIRQL Irql) {
    IoAcquireCancelSpinLock(Irql);                               //~ step 2: free -> held
}

static VOID Give(KIRQL Irql) {
    IoReleaseCancelSpinLock(Irql);
}

static VOID Keep(KIRQL Irql) {
    UNREFERENCED_PARAMETER(Irql);
}

static const LOCK_OPS NewBoard = {Take, Give};
static const LOCK_OPS OldBoard = {Take, Keep};

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
    adapter->Ops->Take(&irql);                                   //~ step 1: ResetBus calls Take through
    adapter->Ops->Give(irql);                                    //~ step 3: ResetBus calls Keep through
    return TRUE;                                                 //~ violation CancelSpinLock held-at-exit
}
