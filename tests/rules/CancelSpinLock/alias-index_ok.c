//! rule: CancelSpinLock
//! about: a write at a masked index changes the table and no flag of the caller
//! expect: pass
HW_STARTIO StartIo;
typedef struct _EXT { ULONG head; ULONG busy; ULONG slots[64]; } EXT;
static VOID Post(EXT *x, ULONG v) { x->slots[x->head & 63] = v; x->head++; }
static VOID Do(EXT *x, BOOLEAN take) {
  KIRQL irql = 0;
  if (take) IoAcquireCancelSpinLock(&irql);
  x->slots[x->head & 63]++;
  if (take) IoReleaseCancelSpinLock(irql);
}
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
  KIRQL irql; EXT *x = (EXT *)ext;
  if (srb->Function == SRB_FUNCTION_FLUSH) {
    Post(x, 0);
    IoAcquireCancelSpinLock(&irql);
    if (x->busy == 0) { IoReleaseCancelSpinLock(irql); return TRUE; }
    Do(x, FALSE);
    IoReleaseCancelSpinLock(irql);
  }
  return TRUE;
}
