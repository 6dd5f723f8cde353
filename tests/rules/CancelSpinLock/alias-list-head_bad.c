//! rule: CancelSpinLock
//! about: the first entry of an empty list is the head itself
HW_STARTIO StartIo;
typedef struct _EXT { ULONG n; LIST_ENTRY Head;  LIST_ENTRY *cur; } EXT;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
  KIRQL irql; EXT *x = (EXT *)ext; PLIST_ENTRY f;
  x->Head.Blink = (PLIST_ENTRY)ext;
  f = x->Head.Flink;
  f->Blink = NULL;
  if (x->Head.Blink == NULL) { IoAcquireCancelSpinLock(&irql); }
  return TRUE; //~ violation CancelSpinLock held-at-exit
}
