//! rule: CancelSpinLock
//! about: a record that a routine without body returns stays as it is
//! expect: pass
HW_STARTIO StartIo;
typedef struct _S { ULONG a; BOOLEAN held; } S;
S Ask(S in, ULONG k);
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
  KIRQL irql; S s = { 0 }; S r;
  r = Ask(s, 3);
  if (r.held) IoAcquireCancelSpinLock(&irql);
  s.a = Ask(r, 2).a;
  if (r.held) IoReleaseCancelSpinLock(irql);
  return TRUE;
}
