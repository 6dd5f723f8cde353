//! rule: CancelSpinLock
//! about: an operations structure with designated initialisers
typedef struct _OPS { VOID (*Lock)(PKIRQL); VOID (*Unlock)(KIRQL); } OPS;
static VOID TakeIt(PKIRQL irql) { IoAcquireCancelSpinLock(irql); }
static VOID Nothing(KIRQL irql) { (void)irql; }
static const OPS Ops = { .Unlock = Nothing, .Lock = TakeIt };
HW_TIMER Tick;
VOID Tick(PVOID ext) {
    KIRQL irql;
    Ops.Lock(&irql);
    Ops.Unlock(irql);
}                                                        //~ violation CancelSpinLock held-at-exit
