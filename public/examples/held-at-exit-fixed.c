/* Held at exit, fixed: every path leaves through the one release. */
#include <storport.h>

typedef struct _EXTENSION {
    PIRP    Waiter;
    BOOLEAN Ready;
} EXTENSION, *PEXTENSION;

HW_STARTIO MiniStartIo;

BOOLEAN
MiniStartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    PEXTENSION ext = (PEXTENSION)DeviceExtension;
    BOOLEAN accepted = FALSE;
    KIRQL irql;

    IoAcquireCancelSpinLock(&irql);

    if (Srb->Function == SRB_FUNCTION_FLUSH && !ext->Ready)
        goto Unlock;

    ext->Waiter = NULL;
    accepted = TRUE;

Unlock:
    IoReleaseCancelSpinLock(irql);
    return accepted;
}
