/* Double acquire, fixed: the part that expects the lock held is a function of its own. */
#include <storport.h>

typedef struct _EXTENSION {
    PIRP    Waiter;
    ULONG   Depth;
    BOOLEAN Removing;
} EXTENSION, *PEXTENSION;

HW_TIMER MiniTimer;

/* The caller holds the cancel spin lock. */
static PIRP
MiniUnparkLocked(PEXTENSION Ext)
{
    PIRP irp = Ext->Waiter;

    Ext->Waiter = NULL;
    return irp;
}

VOID
MiniTimer(PVOID DeviceExtension)
{
    PEXTENSION ext = (PEXTENSION)DeviceExtension;
    PIRP waiter = NULL;
    KIRQL irql;

    IoAcquireCancelSpinLock(&irql);
    if (ext->Removing)
        waiter = MiniUnparkLocked(ext);
    IoReleaseCancelSpinLock(irql);

    if (waiter != NULL)
        StorPortCompleteServiceIrp(ext, waiter);
}
