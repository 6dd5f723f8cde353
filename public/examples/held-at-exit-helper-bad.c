/* Held at exit: the helper reports "busy" and leaves the lock held; its caller cannot know. */
#include <storport.h>

typedef struct _EXTENSION {
    PIRP    Waiter;
    ULONG   Depth;
    BOOLEAN Removing;
} EXTENSION, *PEXTENSION;

HW_PROCESS_SERVICE_REQUEST MiniServiceRequest;

static NTSTATUS
MiniPark(PEXTENSION Ext, PIRP Irp)
{
    KIRQL irql;

    IoAcquireCancelSpinLock(&irql);
    if (Ext->Waiter != NULL)
        return STATUS_DEVICE_BUSY;
    Ext->Waiter = Irp;
    IoReleaseCancelSpinLock(irql);
    return STATUS_PENDING;
}

VOID
MiniServiceRequest(PVOID DeviceExtension, PVOID Irp)
{
    PIRP irp = (PIRP)Irp;
    NTSTATUS status = MiniPark((PEXTENSION)DeviceExtension, irp);

    if (status != STATUS_PENDING) {
        irp->IoStatus.Status = status;
        StorPortCompleteServiceIrp(DeviceExtension, irp);
    }
}
