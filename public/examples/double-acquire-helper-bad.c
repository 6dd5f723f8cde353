/* Double acquire: MiniUnpark takes the lock that its caller already holds. */
#include <storport.h>

typedef struct _EXTENSION {
    PIRP    Waiter;
    ULONG   Depth;
    BOOLEAN Removing;
} EXTENSION, *PEXTENSION;

HW_TIMER MiniTimer;

static PIRP
MiniUnpark(PEXTENSION Ext)
{
    PIRP irp;
    KIRQL irql;

    IoAcquireCancelSpinLock(&irql);
    irp = Ext->Waiter;
    Ext->Waiter = NULL;
    IoReleaseCancelSpinLock(irql);
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
        waiter = MiniUnpark(ext);
    IoReleaseCancelSpinLock(irql);

    if (waiter != NULL)
        StorPortCompleteServiceIrp(ext, waiter);
}
