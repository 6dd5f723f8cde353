//! rule: CancelSpinLock
//! about: the copy of a structure says what the original said
//! expect: pass
typedef struct _TICKET { KIRQL Irql; BOOLEAN Held; } TICKET;
HW_TIMER Tick;
VOID Tick(PVOID ext) {
    TICKET first, second;
    IoAcquireCancelSpinLock(&first.Irql);
    first.Held = TRUE;
    second = first;
    first.Held = FALSE;
    if (second.Held)
        IoReleaseCancelSpinLock(second.Irql);
}
