/*++

Copyright (c) the Portcullis authors. SPDX-License-Identifier: MIT

Module Name:

    event.c

Abstract:

    What the adapter and the clock bring about: interrupts, the completion
    DPC, the watchdog, and bus resets.

    Nothing here cancels IRPs. Storport owns them; a miniport that calls
    IoAcquireCancelSpinLock(&irql) and forgets IoReleaseCancelSpinLock(irql)
    stops cancellation for the whole system.

Environment:

    Kernel mode only.

--*/

#include "basalt.h"
#include "event.tmh"

static const CHAR BasaltAdvice[] =
    "basalt: use StorPortAcquireSpinLock here, not IoAcquireCancelSpinLock(&irql);";

#if DBG
ULONG BasaltDebugLevel = 2;          // for the debugger to change
#endif

static ULONG
BasaltTakeReplies(
    IN PBSLT_HBA_EXT Hba
    )

/*++

Routine Description:

    Moves new replies from the ring to the list the DPC works on. The
    interrupt lock is held.

Return Value:

    How many were moved.

--*/

{
    PBSLT_REPLY reply;
    ULONG       count = 0;

    for (;;) {
        reply = &Hba->Shared->Replies[Hba->Consumer & BSLT_DEPTH_MASK];
        if ((reply->Phase & 1) != Hba->Phase) {
            break;
        }
        if (Hba->PendingTail - Hba->PendingHead == BSLT_DEPTH) {

            //
            // The DPC is far behind. The replies stay on the ring; it comes
            // back for them.
            //

            break;
        }

        Hba->Pending[Hba->PendingTail & BSLT_DEPTH_MASK] = *reply;
        Hba->PendingTail++;
        Hba->Consumer++;
        if ((Hba->Consumer & BSLT_DEPTH_MASK) == 0) {
            Hba->Phase ^= 1;
        }
        count++;
    }

    if (count != 0) {
        Hba->Ticks = 0;
        BSLT_WRITE(Hba, ReplyIndex, Hba->Consumer & BSLT_DEPTH_MASK);
    }
    return count;

} // end BasaltTakeReplies()


static VOID
BasaltOtherEvent(
    IN PBSLT_HBA_EXT Hba,
    IN ULONG         Events
    )

/*++

Routine Description:

    Faults and changes of the link. The interrupt lock is held.

--*/

{
    if (Events & BSLT_INT_FAULT) {
        DoTraceMessage(BSLT_TRACE_EVENT, "fault %x", BSLT_READ(Hba, Fault));
        Hba->Flags |= BSLT_HBA_FAULTED;
        StorPortLogError(Hba, NULL, 0, 0, 0, SP_INTERNAL_ADAPTER_ERROR, BSLT_READ(Hba, Fault));
        StorPortNotification(ResetDetected, Hba, 0);
    }

    if (Events & BSLT_INT_LINK) {
        if (BSLT_READ(Hba, Status) & BSLT_STATUS_LINK) {
            Hba->LinkDownSeconds = 0;
            StorPortNotification(LinkUp, Hba, 0);
            StorPortNotification(BusChangeDetected, Hba, 0);
        } else {
            StorPortNotification(LinkDown, Hba, 0);
        }
    }

} // end BasaltOtherEvent()


BOOLEAN
BasaltInterrupt(
    IN PVOID DeviceExtension
    )

/*++

Routine Description:

    Line interrupt, possibly shared.

Return Value:

    TRUE when it was ours.

--*/

{
    PBSLT_HBA_EXT hba = (PBSLT_HBA_EXT)DeviceExtension;
    ULONG         events;

    events = BSLT_READ(hba, InterruptStatus);
    if (events == 0 || events == 0xffffffff) {

        //
        // Somebody else's, or the adapter is gone.
        //

        hba->Spurious++;
        return FALSE;
    }
    BSLT_WRITE(hba, InterruptStatus, events);
    hba->Interrupts++;

    if (events & BSLT_INT_REPLY) {
        if (BasaltTakeReplies(hba) != 0) {
            StorPortIssueDpc(hba, &hba->CompletionDpc, NULL, NULL);
        }
    }
    if (events & ~BSLT_INT_REPLY) {
        BasaltOtherEvent(hba, events);
    }
    return TRUE;

} // end BasaltInterrupt()


BOOLEAN
BasaltMessageInterrupt(
    IN PVOID HwDeviceExtension,
    IN ULONG MessageId
    )

/*++

Routine Description:

    Message signaled interrupt. Messages are never shared, and arrive only
    when there is something to do.

--*/

{
    PBSLT_HBA_EXT hba = (PBSLT_HBA_EXT)HwDeviceExtension;

    hba->Interrupts++;

    switch (MessageId) {

    case BSLT_MESSAGE_REPLY:

        BSLT_WRITE(hba, InterruptStatus, BSLT_INT_REPLY);
        if (BasaltTakeReplies(hba) != 0) {
            StorPortIssueDpc(hba, &hba->CompletionDpc, NULL, NULL);
        }
        break;

    case BSLT_MESSAGE_OTHER:

        return BasaltInterrupt(hba);

    default:

        hba->Spurious++;
        break;
    }
    return TRUE;

} // end BasaltMessageInterrupt()


VOID
BasaltCompletionDpc(
    IN PSTOR_DPC Dpc,
    IN PVOID     HwDeviceExtension,
    IN PVOID     SystemArgument1,
    IN PVOID     SystemArgument2
    )

/*++

Routine Description:

    Completes the requests whose replies have arrived.

--*/

{
    PBSLT_HBA_EXT    hba = (PBSLT_HBA_EXT)HwDeviceExtension;
    STOR_LOCK_HANDLE lock = { 0 };
    BSLT_REPLY       reply;
    BOOLEAN          more;

    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(SystemArgument1);
    UNREFERENCED_PARAMETER(SystemArgument2);

    for (;;) {
        StorPortAcquireSpinLock(hba, InterruptLock, NULL, &lock);
        more = (BOOLEAN)(hba->PendingHead != hba->PendingTail);
        if (more) {
            reply = hba->Pending[hba->PendingHead & BSLT_DEPTH_MASK];
            hba->PendingHead++;
        }
        StorPortReleaseSpinLock(hba, &lock);

        if (!more) {
            break;
        }
        BasaltCompleteReply(hba, &reply);
    }

#if 0
    //
    // Kept from the bring-up board, which lost interrupts: look once more.
    //

    {
        KIRQL irql;

        IoAcquireCancelSpinLock(&irql);
        BasaltTakeReplies(hba);
    }
#endif

} // end BasaltCompletionDpc()


#if DBG

static VOID
BasaltDumpSlots(
    IN PBSLT_HBA_EXT Hba
    )

/*++

Routine Description:

    Prints what is outstanding. Debug builds only.

--*/

{
    ULONG tag;

    for (tag = 0; tag < BSLT_DEPTH; tag++) {
        if (Hba->Slots[tag] != NULL) {
            StorPortDebugPrint(2, "basalt: tag %u, srb %p\n", tag, Hba->Slots[tag]);
        }
    }

} // end BasaltDumpSlots()

#endif


BOOLEAN
BasaltResetBus(
    IN PVOID DeviceExtension,
    IN ULONG PathId
    )

/*++

Routine Description:

    Stops the adapter, completes everything that is outstanding and starts the
    adapter again.

Return Value:

    TRUE when the bus is usable again.

--*/

{
    PBSLT_HBA_EXT hba = (PBSLT_HBA_EXT)DeviceExtension;
    BOOLEAN       isUp = FALSE;

    if (PathId != 0) {
        goto done;
    }
    hba->Resets++;

    if (hba->Flags & BSLT_HBA_REMOVED) {
        goto done;
    }

#if DBG
    if (BasaltDebugLevel > 1) {
        BasaltDumpSlots(hba);
    }
#endif

    BasaltStopHardware(hba);
    if (hba->Outstanding == 0) {
        goto restart;
    }
    BasaltDrain(hba, SRB_STATUS_BUS_RESET);

restart:
    isUp = BasaltStartHardware(hba);

done:
    return isUp;

} // end BasaltResetBus()


VOID
BasaltWatchdog(
    IN PVOID DeviceExtension,
    IN PVOID Context
    )

/*++

Routine Description:

    Runs once a second. Requests that stay without any reply for too long mean
    that the adapter hangs.

--*/

{
    PBSLT_HBA_EXT    hba = (PBSLT_HBA_EXT)DeviceExtension;
    STOR_LOCK_HANDLE lock = { 0 };
    BOOLEAN          hangs;

    UNREFERENCED_PARAMETER(Context);

    if (hba->Flags & BSLT_HBA_REMOVED) {

        //
        // The timer is not requested again.
        //

        return;
    }

    StorPortAcquireSpinLock(hba, InterruptLock, NULL, &lock);
    if (hba->Outstanding == 0) {
        hba->Ticks = 0;
    } else {
        hba->Ticks++;
    }
    hangs = (BOOLEAN)(hba->Ticks > BSLT_WATCHDOG_LIMIT);
    if (!(BSLT_READ(hba, Status) & BSLT_STATUS_LINK)) {
        hba->LinkDownSeconds++;
    }
    StorPortReleaseSpinLock(hba, &lock);

    if (hangs) {
        DoTraceMessage(BSLT_TRACE_EVENT, "no reply for %u s", BSLT_WATCHDOG_LIMIT);
        StorPortNotification(ResetDetected, hba, 0);
    }
    StorPortRequestTimer(hba, hba->Watchdog, BasaltWatchdog, NULL, BSLT_WATCHDOG_PERIOD, 0);

} // end BasaltWatchdog()
