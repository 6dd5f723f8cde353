//! rule: CancelSpinLock
//! about: a callee changes its own copy only
//! expect: pass
HW_STARTIO StartIo;
typedef struct _S { ULONG a; ULONG b[8]; } S;
static ULONG Eat(S s) { s.a = 7; s.b[1] = 9; return s.a; }
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
  KIRQL irql; S s; s.a = 1; s.b[1] = 2;
  Eat(s);
  if (s.a == 1) IoAcquireCancelSpinLock(&irql);
  if (s.b[1] == 2) IoReleaseCancelSpinLock(irql);
  return TRUE;
}
