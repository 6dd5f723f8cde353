//! rule: CancelSpinLock
//! about: an operations structure with designated initialisers
//! expect: pass
typedef struct _OPS { VOID (*Lock)(PKIRQL); VOID (*Unlock)(KIRQL); } OPS;
static VOID TakeIt(PKIRQL irql) { IoAcquireCancelSpinLock(irql); }
static VOID GiveIt(KIRQL irql) { IoReleaseCancelSpinLock(irql); }
static const OPS Ops = { .Unlock = GiveIt, .Lock = TakeIt };
HW_TIMER Tick;
VOID Tick(PVOID ext) {
    KIRQL irql;
    Ops.Lock(&irql);
    Ops.Unlock(irql);
}
