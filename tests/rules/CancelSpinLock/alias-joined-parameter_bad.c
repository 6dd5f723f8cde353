//! rule: CancelSpinLock
//! about: a pointer to the caller's variable is copied in a loop; the copy leads to the variable, too
#include <storport.h>

typedef struct _CONTEXT_OF_CALL {
    BOOLEAN Wanted;
    KIRQL   Irql;
} CONTEXT_OF_CALL;

static CONTEXT_OF_CALL Spare;
ULONG NextMode(ULONG n);
HW_STARTIO StartIo;

static VOID
Prepare(CONTEXT_OF_CALL *Context, ULONG Rounds)
{
    CONTEXT_OF_CALL *used = &Spare;

    while (Rounds-- != 0) {
        if (NextMode(Rounds) == 2) {
            used = Context;
        }
    }
    Context->Wanted = FALSE;
    used->Wanted = TRUE;
    if (Context->Wanted) {
        IoAcquireCancelSpinLock(&Context->Irql);
    }
}

BOOLEAN
StartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    CONTEXT_OF_CALL context;

    UNREFERENCED_PARAMETER(DeviceExtension);
    Prepare(&context, Srb->DataTransferLength);
    return TRUE; //~ violation CancelSpinLock held-at-exit
}
