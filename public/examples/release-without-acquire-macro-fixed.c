/* Release without acquire, fixed: the macro is one statement. */
#include <storport.h>

typedef struct _EXTENSION {
    PIRP    Waiter;
    ULONG   Depth;
    BOOLEAN Removing;
} EXTENSION, *PEXTENSION;

#define LOCK(irql, took) \
    do { IoAcquireCancelSpinLock(&(irql)); took = TRUE; } while (0)

HW_STARTIO MiniStartIo;

BOOLEAN
MiniStartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    PEXTENSION ext = (PEXTENSION)DeviceExtension;
    KIRQL irql = PASSIVE_LEVEL;
    BOOLEAN isShared = ext->Removing;
    BOOLEAN took = FALSE;

    if (isShared)
        LOCK(irql, took);

    ext->Waiter = NULL;

    if (took)
        IoReleaseCancelSpinLock(irql);

    Srb->SrbStatus = SRB_STATUS_SUCCESS;
    StorPortNotification(RequestComplete, ext, Srb);
    return TRUE;
}
