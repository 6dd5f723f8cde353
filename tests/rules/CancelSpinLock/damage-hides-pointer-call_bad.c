//! rule: CancelSpinLock
//! about: a callback in which nothing names the lock could not be read whole; the call in it goes through a pointer
//! expect: inconclusive(syntax)
typedef struct _LOCK_OPS {
    VOID (*Take)(PKIRQL Irql);
} LOCK_OPS;

typedef struct _ADAPTER {
    const LOCK_OPS *Ops;
    BOOLEAN Busy;
} ADAPTER;

static VOID AcquireBoth(PKIRQL Irql) {
    IoAcquireCancelSpinLock(Irql);
}

static const LOCK_OPS Ops = {AcquireBoth};

HW_INITIALIZE Initialize;
HW_STARTIO StartIo;
HW_RESET_BUS ResetBus;

BOOLEAN Initialize(PVOID Extension) {
    ((ADAPTER *)Extension)->Ops = &Ops;
    return TRUE;
}

BOOLEAN StartIo(PVOID Extension, PSCSI_REQUEST_BLOCK Srb) {
    KIRQL irql;
    UNREFERENCED_PARAMETER(Srb);
    ((ADAPTER *)Extension)->Ops->Take(&irql);
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}

BOOLEAN ResetBus(PVOID Extension, ULONG PathId) {
    ADAPTER *adapter = Extension;
    KIRQL old;
    UNREFERENCED_PARAMETER(PathId);
    if (adapter->Busy) {
        adapter->Ops->Take &old);
    }
    return TRUE;
}
