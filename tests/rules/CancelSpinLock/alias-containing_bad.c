//! rule: CancelSpinLock
//! about: a record found through its list entry may be the active one
HW_STARTIO StartIo;
typedef struct _R { ULONG tag; LIST_ENTRY e; ULONG busy; } R;
typedef struct _EXT { LIST_ENTRY Head; R *active; } EXT;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
  KIRQL irql; EXT *x = (EXT *)ext; R *r;
  x->active->busy = 0;
  r = CONTAINING_RECORD(x->Head.Flink, R, e);
  r->busy = 1;
  if (x->active->busy) { IoAcquireCancelSpinLock(&irql); }
  return TRUE; //~ violation CancelSpinLock held-at-exit
}
