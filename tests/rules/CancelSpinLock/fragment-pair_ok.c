//! rule: CancelSpinLock
//! expect: inconclusive(assumed-entry)
//! about: two functions without a caller, one only acquires, the other only releases
VOID LockQueue(PKIRQL irql) { IoAcquireCancelSpinLock(irql); }
VOID UnlockQueue(KIRQL irql) { IoReleaseCancelSpinLock(irql); }
