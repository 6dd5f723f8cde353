//! rule: CancelSpinLock
//! expect: pass
//! about: a state machine in an endless loop; the lock is held in one of its states
typedef enum _STATE { StateIdle, StateOwned, StateDone } STATE;
ULONG Query(ULONG which);
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    STATE state = StateIdle;
    for (;;) {
        switch (state) {
        case StateIdle:
            IoAcquireCancelSpinLock(&irql);
            state = StateOwned;
            break;
        case StateOwned:
            if (Query(1)) {
                IoReleaseCancelSpinLock(irql);
                state = StateDone;
            }
            break;
        case StateDone:
            return TRUE;
        }
    }
}
