//! rule: CancelSpinLock
//! about: a record handed through a recursion by value
//! expect: pass
HW_STARTIO StartIo;
typedef struct _S { KIRQL irql; BOOLEAN held; } S;
static S Walk(ULONG n, S s) { if (n == 0) { if (!s.held) { IoAcquireCancelSpinLock(&s.irql); s.held = TRUE; } return s; } return Walk(n - 1, s); }
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
  S s = { 0, FALSE };
  s = Walk(srb->Lun, s);
  if (s.held) IoReleaseCancelSpinLock(s.irql);
  return TRUE;
}
