//! rule: CancelSpinLock
//! about: a pointer found in the extension may lead to a global whose address is taken
HW_STARTIO StartIo;
typedef struct _G { ULONG flag; } G;
typedef struct _EXT { G *p; } EXT;
static G g;
HW_INITIALIZE Init;
BOOLEAN Init(PVOID ext) { ((EXT *)ext)->p = &g; return TRUE; }
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
  KIRQL irql; EXT *x = (EXT *)ext;
  g.flag = 0;
  x->p->flag = 1;
  if (g.flag) IoAcquireCancelSpinLock(&irql);
  return TRUE; //~ violation CancelSpinLock held-at-exit
}
