//! rule: CancelSpinLock
//! about: a record returned by value and passed on by value keeps what it says
//! expect: pass
HW_STARTIO StartIo;
typedef struct _S { KIRQL irql; BOOLEAN held; } S;
S Take(ULONG x) { S s; s.held = FALSE; s.irql = 0; if (x) { IoAcquireCancelSpinLock(&s.irql); s.held = TRUE; } return s; }
VOID Give(S s) { if (s.held) IoReleaseCancelSpinLock(s.irql); }
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
  S s = Take(srb->Lun);
  Give(s);
  return TRUE;
}
