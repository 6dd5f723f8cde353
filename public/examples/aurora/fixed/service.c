/*
 * service.c: requests of the service process, and the queue in which its IRPs
 * wait.
 *
 * Why completion always comes after the release: StorPortCompleteServiceIrp
 * runs the I/O manager's completion, which may call back into this driver (the
 * next AURORA_VERB_WAIT is often sent from there) and takes the same lock. It
 * is one lock for the whole system, and it is not recursive.
 *
 * SPDX-License-Identifier: MIT
 */
#include "aurora.h"

/* ---- Completing -------------------------------------------------------- */

/*
 * Completes an IRP that is on no list and has no cancel routine. The cancel
 * lock must be free. A successful wait carries the oldest notice home; when
 * another thread fetched it in between, the service simply waits again.
 */
VOID
AuroraFinish(
    _In_ PAURORA_EXTENSION Ext,
    _In_ PIRP              Irp,
    _In_ NTSTATUS          Status
    )
{
    PAURORA_NOTICE notice = (PAURORA_NOTICE)Irp->AssociatedIrp.SystemBuffer;

    Irp->IoStatus.Information = 0;
    if (NT_SUCCESS(Status) && AuroraNextNotice(Ext, notice)) {
        Irp->IoStatus.Information = sizeof(AURORA_NOTICE);
    }
    Irp->IoStatus.Status = Status;
    StorPortCompleteServiceIrp(Ext, Irp);
}

/* ---- The queue --------------------------------------------------------- */

/*
 * Puts an IRP on the list. STATUS_PENDING when it waits now and belongs to the
 * queue; anything else and it still belongs to the caller, who completes it.
 */
static NTSTATUS
AuroraPark(
    _In_ PAURORA_EXTENSION Ext,
    _In_ PIRP              Irp
    )
{
    NTSTATUS status = STATUS_PENDING;
    KIRQL    oldIrql;

    AURORA_LOCK(oldIrql);

    if (Ext->WaitCount >= AURORA_MAX_WAITERS) {
        status = STATUS_DEVICE_BUSY;
        goto Unlock;
    }

    if (Ext->Removing) {
        status = STATUS_DELETE_PENDING;
        goto Unlock;
    }

    IoMarkIrpPending(Irp);
    if (Irp->Cancel) {
        /* Cancelled on its way here, before there was a routine to call. */
        status = STATUS_CANCELLED;
        goto Unlock;
    }

    Irp->Tail.Overlay.DriverContext[0] = Ext;
    IoSetCancelRoutine(Irp, AuroraCancelWait);
    InsertTailList(&Ext->Waiters, &Irp->Tail.Overlay.ListEntry);
    Ext->WaitCount++;

Unlock:
    AURORA_UNLOCK(oldIrql);
    return status;
}

/*
 * Takes the IRP that waits longest off the list. It belongs to the caller
 * from then on, who completes it once the lock is free. TakeLock is FALSE for
 * a caller who holds the lock already.
 */
PIRP
AuroraUnpark(
    _In_ PAURORA_EXTENSION Ext,
    _In_ BOOLEAN           TakeLock
    )
{
    PIRP        irp = NULL;
    PLIST_ENTRY entry;
    KIRQL       oldIrql = DISPATCH_LEVEL;

    if (TakeLock) {
        AURORA_LOCK(oldIrql);
    }

    if (!IsListEmpty(&Ext->Waiters)) {
        entry = RemoveHeadList(&Ext->Waiters);
        irp = CONTAINING_RECORD(entry, IRP, Tail.Overlay.ListEntry);
        Ext->WaitCount--;
        IoSetCancelRoutine(irp, NULL);
    }

    if (TakeLock) {
        AURORA_UNLOCK(oldIrql);
    }
    return irp;
}

/*
 * Sends every waiting IRP home. One lock hold per IRP: the list may be long,
 * and every cancellation of the system waits while we hold it.
 */
VOID
AuroraDrain(
    _In_ PAURORA_EXTENSION Ext,
    _In_ NTSTATUS          Status
    )
{
    PIRP  irp;
    KIRQL oldIrql;

    for (;;) {
        AURORA_LOCK(oldIrql);
        if (IsListEmpty(&Ext->Waiters)) {
            AURORA_UNLOCK(oldIrql);
            return;
        }

        irp = CONTAINING_RECORD(RemoveHeadList(&Ext->Waiters), IRP, Tail.Overlay.ListEntry);
        Ext->WaitCount--;
        if (IoSetCancelRoutine(irp, NULL) == NULL) {
            /* Its cancel routine has been taken: whoever did that completes it. */
            AURORA_UNLOCK(oldIrql);
            continue;
        }
        AURORA_UNLOCK(oldIrql);

        AuroraFinish(Ext, irp, Status);
    }
}

/*
 * The I/O manager calls this with the cancel spin lock held and the old level
 * in Irp->CancelIrql.
 */
_Use_decl_annotations_
VOID
AuroraCancelWait(
    PDEVICE_OBJECT DeviceObject,
    PIRP           Irp
    )
{
    PAURORA_EXTENSION ext = AURORA_EXTENSION_OF(Irp);

    UNREFERENCED_PARAMETER(DeviceObject);

    if (ext->WaitCount == 0) {
        /* Nobody waits: already gone, and completed by whoever unlinked it. */
        IoReleaseCancelSpinLock(Irp->CancelIrql);
        return;
    }

    RemoveEntryList(&Irp->Tail.Overlay.ListEntry);
    ext->WaitCount--;
    ext->Cancelled++;
    IoReleaseCancelSpinLock(Irp->CancelIrql);

    AuroraFinish(ext, Irp, STATUS_CANCELLED);
}

/* ---- Requests ---------------------------------------------------------- */

/*
 * The first process to attach keeps the copy. Attaching again from the same
 * handle is how a restarted service thread finds out that it still does.
 */
static NTSTATUS
AuroraAttach(
    _In_ PAURORA_EXTENSION Ext,
    _In_ PFILE_OBJECT      File
    )
{
    NTSTATUS status = STATUS_SUCCESS;
    KIRQL    oldIrql;

    AURORA_LOCK(oldIrql);
    if (Ext->Removing) {
        status = STATUS_DELETE_PENDING;
    } else if (Ext->Service == NULL) {
        Ext->Service = File;
    } else if (Ext->Service != File) {
        status = STATUS_SHARING_VIOLATION;
    }
    AURORA_UNLOCK(oldIrql);
    return status;
}

/*
 * Gives the copy up and sends one waiter home with it, so that the service
 * learns of it on a thread that listens. The others time out by themselves.
 */
static NTSTATUS
AuroraDetach(
    _In_ PAURORA_EXTENSION Ext,
    _In_ PFILE_OBJECT      File
    )
{
    PIRP  waiter;
    KIRQL oldIrql;

    AURORA_LOCK(oldIrql);
    if (Ext->Service != File) {
        AURORA_UNLOCK(oldIrql);
        return STATUS_INVALID_DEVICE_STATE;
    }
    Ext->Service = NULL;

    waiter = AuroraUnpark(Ext, FALSE);
    AURORA_UNLOCK(oldIrql);
    if (waiter != NULL) {
        waiter->IoStatus.Information = 0;
        waiter->IoStatus.Status = STATUS_PORT_DISCONNECTED;
        StorPortCompleteServiceIrp(Ext, waiter);
    }
    return STATUS_SUCCESS;
}

/* A request that is already answered by a notice need not wait at all. */
static NTSTATUS
AuroraWait(
    _In_ PAURORA_EXTENSION  Ext,
    _In_ PIRP               Irp,
    _In_ PIO_STACK_LOCATION Stack
    )
{
    if (Stack->Parameters.DeviceIoControl.OutputBufferLength < sizeof(AURORA_NOTICE)) {
        return STATUS_BUFFER_TOO_SMALL;
    }
    AURORA_BAIL(Ext->Service != Stack->FileObject);

    if (Ext->NoticeHead != Ext->NoticeTail) {
        return STATUS_SUCCESS;
    }
    return AuroraPark(Ext, Irp);
}

/*
 * IOCTL_MINIPORT_PROCESS_SERVICE_IRP, at PASSIVE_LEVEL in the context of the
 * service. The IRP is the miniport's until StorPortCompleteServiceIrp.
 */
VOID
AuroraProcessServiceRequest(
    _In_ PVOID DeviceExtension,
    _In_ PVOID Irp
    )
{
    PAURORA_EXTENSION  ext = (PAURORA_EXTENSION)DeviceExtension;
    PIRP               irp = (PIRP)Irp;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(irp);
    PAURORA_REQUEST    request = (PAURORA_REQUEST)irp->AssociatedIrp.SystemBuffer;
    NTSTATUS           status;

    if (stack->Parameters.DeviceIoControl.InputBufferLength < sizeof(AURORA_REQUEST) ||
        request->Signature != AURORA_SIGNATURE) {
        status = STATUS_INVALID_PARAMETER;
        goto Complete;
    }

    switch (request->Verb) {
    case AURORA_VERB_ATTACH:
        status = AuroraAttach(ext, stack->FileObject);
        break;

    case AURORA_VERB_WAIT:
        status = AuroraWait(ext, irp, stack);
        if (status == STATUS_PENDING) {
            /* It waits, or has been completed since. Not ours to touch. */
            return;
        }
        break;

    case AURORA_VERB_DETACH:
        status = AuroraDetach(ext, stack->FileObject);
        break;

    default:
        status = STATUS_NOT_SUPPORTED;
        break;
    }

Complete:
    AuroraFinish(ext, irp, status);
}

/*
 * Storport asks for all service IRPs back, because the adapter goes away.
 */
VOID
AuroraCompleteServiceIrp(
    _In_ PVOID DeviceExtension
    )
{
    PAURORA_EXTENSION ext = (PAURORA_EXTENSION)DeviceExtension;
    KIRQL             oldIrql;

    AURORA_LOCK(oldIrql);
    ext->Removing = TRUE;
    ext->Service = NULL;
    AURORA_UNLOCK(oldIrql);

    AuroraDrain(ext, STATUS_DELETE_PENDING);
}
