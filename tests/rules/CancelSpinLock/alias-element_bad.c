//! rule: CancelSpinLock
//! about: a pointer found in the extension may lead to an element of its own table
HW_STARTIO StartIo;
typedef struct _G { ULONG flag; ULONG o; } G;
typedef struct _EXT { G *cur; ULONG k; G tab[4]; } EXT;
HW_INITIALIZE Init;
BOOLEAN Init(PVOID ext) { EXT *x = ext; x->cur = &x->tab[2]; return TRUE; }
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
  KIRQL irql; EXT *x = (EXT *)ext;
  x->tab[2].flag = 0;
  x->cur->flag = 1;
  if (x->tab[2].flag) IoAcquireCancelSpinLock(&irql);
  return TRUE; //~ violation CancelSpinLock held-at-exit
}
