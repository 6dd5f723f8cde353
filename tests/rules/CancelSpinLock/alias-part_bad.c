//! rule: CancelSpinLock
//! about: a pointer found in the extension may lead to a part of the extension
HW_STARTIO StartIo;
typedef struct _G { ULONG flag; } G;
typedef struct _EXT { G *p; ULONG k; G sub; } EXT;
HW_INITIALIZE Init;
BOOLEAN Init(PVOID ext) { ((EXT *)ext)->p = &((EXT *)ext)->sub; return TRUE; }
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
  KIRQL irql; EXT *x = (EXT *)ext;
  x->sub.flag = 0;
  x->p->flag = 1;
  if (x->sub.flag) IoAcquireCancelSpinLock(&irql);
  return TRUE; //~ violation CancelSpinLock held-at-exit
}
