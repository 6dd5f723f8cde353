//! rule: CancelSpinLock
//! expect: inconclusive(syntax)
//! about: nothing that was read calls the helper; text that was not read names it
static VOID Hold(PKIRQL irql) { IoAcquireCancelSpinLock(irql); }
DEFINE_CALLBACK(StartIo, Hold) -> { };
HW_RESET_BUS ResetBus;
BOOLEAN ResetBus(PVOID ext, ULONG path) { return path == 0; }
