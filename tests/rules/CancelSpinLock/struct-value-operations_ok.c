//! rule: CancelSpinLock
//! about: operations travel inside a record by value
//! expect: pass
HW_STARTIO StartIo;
typedef VOID (*FN)(PKIRQL);
typedef struct _OPS { FN lock; FN unlock; } OPS;
static VOID L(PKIRQL q) { IoAcquireCancelSpinLock(q); }
static VOID U(PKIRQL q) { IoReleaseCancelSpinLock(*q); }
static VOID N(PKIRQL q) { }
static OPS Make(ULONG n) { OPS o = { L, U }; if (n) { o.lock = N; o.unlock = N; } return o; }
static VOID Run(OPS o, PKIRQL q) { o.lock(q); o.unlock(q); }
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
  KIRQL irql;
  Run(Make(srb->Lun), &irql);
  return TRUE;
}
