//! rule: CancelSpinLock
//! about: a record is laid into one array of bytes, and another is written
//! expect: pass
typedef struct _STATE {
    ULONG Busy;
    ULONG Held;
} STATE;

static UCHAR Pool[64];
static UCHAR Other[64];
static STATE *Current;

HW_INITIALIZE Initialize;
HW_STARTIO StartIo;

BOOLEAN Initialize(PVOID Extension) {
    UNREFERENCED_PARAMETER(Extension);
    Current = (STATE *)Pool;
    return TRUE;
}

BOOLEAN StartIo(PVOID Extension, PSCSI_REQUEST_BLOCK Srb) {
    STATE *state = Current;
    KIRQL irql;
    ULONG i;
    UNREFERENCED_PARAMETER(Extension);
    UNREFERENCED_PARAMETER(Srb);
    state->Held = 0;
    for (i = 0; i < 64; i++)
        Other[i] = 1;
    Other[0] = 0;
    if (state->Held)
        IoAcquireCancelSpinLock(&irql);
    return Other[0] == 0;
}
