/* Held at exit, fixed: the check stands before the acquire, where a return is harmless. */
#include <storport.h>

#define BAIL_IF(condition) \
    do { if (condition) return FALSE; } while (0)

typedef struct _EXTENSION {
    PIRP    Waiter;
    ULONG   Depth;
    BOOLEAN Removing;
} EXTENSION, *PEXTENSION;

HW_STARTIO MiniStartIo;

BOOLEAN
MiniStartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    PEXTENSION ext = (PEXTENSION)DeviceExtension;
    KIRQL irql;

    BAIL_IF(Srb->Lun != 0);
    IoAcquireCancelSpinLock(&irql);
    ext->Depth++;
    IoReleaseCancelSpinLock(irql);

    Srb->SrbStatus = SRB_STATUS_SUCCESS;
    StorPortNotification(RequestComplete, ext, Srb);
    return TRUE;
}
