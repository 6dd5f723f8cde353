/* Held at exit: the early return for a busy device forgets the release. */
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
    KIRQL irql;

    IoAcquireCancelSpinLock(&irql);

    if (Srb->Function == SRB_FUNCTION_FLUSH && !ext->Ready)
        return FALSE;

    ext->Waiter = NULL;
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
