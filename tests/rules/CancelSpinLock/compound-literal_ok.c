//! rule: CancelSpinLock
//! about: compound literals and members nobody named
//! expect: pass
HW_STARTIO StartIo;
typedef struct _S { ULONG a[3]; BOOLEAN held; } S;
static BOOLEAN Is(S *s) { return s->held; }
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
  KIRQL irql; 
  S s = (S){ .held = 1 };
  if (s.held) { IoAcquireCancelSpinLock(&irql); }
  if (Is(&(S){ .held = 0 }) || s.a[2]) return FALSE;
  s = (S){ { 0 } };
  if (!s.held) IoReleaseCancelSpinLock(irql);
  return TRUE;
}
