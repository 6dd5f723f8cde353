//! rule: CancelSpinLock
//! about: a state machine in an endless loop; one way to the last state keeps the lock
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
            if (Query(2))
                state = StateDone;
            else if (Query(1)) {
                IoReleaseCancelSpinLock(irql);
                state = StateDone;
            }
            break;
        case StateDone:
            return TRUE;                                 //~ violation CancelSpinLock held-at-exit
        }
    }
}
