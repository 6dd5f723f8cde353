/*
 * Aurora (fictional): a virtual miniport whose service process waits for work.
 * It sends IRPs through IOCTL_MINIPORT_PROCESS_SERVICE_IRP; each is parked in a
 * list under the cancel spin lock until StartIo has something for it.
 *
 * One path is wrong on purpose. The finding beside the text shows which.
 */
#include <storport.h>

#define AURORA_MAX_WAITERS 8

/* Leaves the calling function when a request cannot be taken. */
#define AURORA_BAIL(condition, code) \
    if (condition) return (code)

typedef struct _AURORA_EXTENSION {
    LIST_ENTRY Waiters;
    ULONG      WaitCount;
    BOOLEAN    Removing;
} AURORA_EXTENSION, *PAURORA_EXTENSION;

HW_PROCESS_SERVICE_REQUEST AuroraProcessServiceRequest;
DRIVER_CANCEL              AuroraCancelWait;

/* Takes a parked IRP back when its sender gives up. The lock is held at entry. */
VOID
AuroraCancelWait(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);

    RemoveEntryList(&Irp->Tail.Overlay.ListEntry);
    IoReleaseCancelSpinLock(Irp->CancelIrql);

    Irp->IoStatus.Status = STATUS_CANCELLED;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
}

static NTSTATUS
AuroraPark(PAURORA_EXTENSION Ext, PIRP Irp)
{
    KIRQL oldIrql;

    IoAcquireCancelSpinLock(&oldIrql);

    AURORA_BAIL(Ext->WaitCount >= AURORA_MAX_WAITERS, STATUS_DEVICE_BUSY);

    if (Ext->Removing || Irp->Cancel) {
        IoReleaseCancelSpinLock(oldIrql);
        return STATUS_CANCELLED;
    }

    IoMarkIrpPending(Irp);
    IoSetCancelRoutine(Irp, AuroraCancelWait);
    InsertTailList(&Ext->Waiters, &Irp->Tail.Overlay.ListEntry);
    Ext->WaitCount++;

    IoReleaseCancelSpinLock(oldIrql);
    return STATUS_PENDING;
}

VOID
AuroraProcessServiceRequest(PVOID DeviceExtension, PVOID Irp)
{
    PIRP irp = (PIRP)Irp;
    NTSTATUS status = AuroraPark((PAURORA_EXTENSION)DeviceExtension, irp);

    if (status != STATUS_PENDING) {
        irp->IoStatus.Status = status;
        StorPortCompleteServiceIrp(DeviceExtension, irp);
    }
}
