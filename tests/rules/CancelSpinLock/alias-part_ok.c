//! rule: CancelSpinLock
//! about: a pointer to a part of the extension changes that member and no other
//! expect: pass
HW_STARTIO StartIo;
typedef struct _G { ULONG flag; ULONG other; } G;
typedef struct _EXT { G *p; ULONG k; G sub; } EXT;
HW_INITIALIZE Init;
BOOLEAN Init(PVOID ext) { ((EXT *)ext)->p = &((EXT *)ext)->sub; return TRUE; }
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
  KIRQL irql; EXT *x = (EXT *)ext;
  x->sub.flag = 0;
  x->k = 0;
  x->p->other = 1;
  if (x->sub.flag || x->k) IoAcquireCancelSpinLock(&irql);
  return TRUE;
}
