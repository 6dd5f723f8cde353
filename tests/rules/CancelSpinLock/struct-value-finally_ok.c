//! rule: CancelSpinLock
//! about: a record is returned before the termination handler runs
//! expect: pass
HW_STARTIO StartIo;
typedef struct _S { KIRQL irql; BOOLEAN held; } S;
static S Get(ULONG n) { S s = { 0, FALSE }; __try { if (n) { IoAcquireCancelSpinLock(&s.irql); s.held = TRUE; return s; } } __finally { s.held = FALSE; } return s; }
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
  S s = Get(srb->Lun);
  if (s.held) IoReleaseCancelSpinLock(s.irql);
  return TRUE;
}
