//! rule: CancelSpinLock
//! about: a search through a table of 64 that finds nothing releases once more
HW_STARTIO StartIo;
typedef struct _EXT { PSCSI_REQUEST_BLOCK slots[64]; ULONG last; } EXT;
static BOOLEAN Find(EXT *x) {
  ULONG i; BOOLEAN hit = FALSE;
  for (i = 0; i < 64; i++) {
    PSCSI_REQUEST_BLOCK s = x->slots[i];
    if (s == NULL || s->QueueTag == 255) continue;
    x->last = i;
    hit = TRUE;
    break;
  }
  return hit;
}
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
  KIRQL irql; EXT *x = (EXT *)ext;
  srb->SrbStatus = 1;
  IoAcquireCancelSpinLock(&irql);
  IoReleaseCancelSpinLock(irql);
  if (!Find(x))
    IoReleaseCancelSpinLock(irql);  //~ violation CancelSpinLock release-without-acquire
  return TRUE;
}
