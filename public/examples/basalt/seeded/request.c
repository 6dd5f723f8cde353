/*++

Copyright (c) the Portcullis authors. SPDX-License-Identifier: MIT

Module Name:

    request.c

Abstract:

    Building, starting and completing requests of the Basalt miniport.

Environment:

    Kernel mode only.

--*/

#include "basalt.h"
#include "request.tmh"

VOID
BasaltResetRings(
    IN PBSLT_HBA_EXT Hba
    )

/*++

Routine Description:

    Empties both rings and makes every tag free. The adapter must be stopped.

--*/

{
    ULONG i;

    StorPortZeroMemory(Hba->Shared, sizeof(BSLT_SHARED));

    Hba->Producer    = 0;
    Hba->Consumer    = 0;
    Hba->Phase       = 1;
    Hba->Outstanding = 0;
    Hba->PendingHead = 0;
    Hba->PendingTail = 0;
    Hba->Ticks       = 0;

    for (i = 0; i < BSLT_DEPTH; i++) {
        Hba->Slots[i]    = NULL;
        Hba->FreeTags[i] = (USHORT)i;
    }
    Hba->FreeCount = BSLT_DEPTH;

} // end BasaltResetRings()


static VOID
BasaltComplete(
    IN PBSLT_HBA_EXT       Hba,
    IN PSCSI_REQUEST_BLOCK Srb,
    IN UCHAR               SrbStatus
    )
{
    Srb->SrbStatus = SrbStatus;
    StorPortNotification(RequestComplete, Hba, Srb);

} // end BasaltComplete()


static BOOLEAN
BasaltBuildSegments(
    IN PBSLT_HBA_EXT       Hba,
    IN PSCSI_REQUEST_BLOCK Srb,
    IN PBSLT_SRB_EXT       SrbExt
    )

/*++

Routine Description:

    Copies the scatter/gather list into the form the adapter reads.

--*/

{
    PSTOR_SCATTER_GATHER_LIST list;
    ULONG                     i;

    list = StorPortGetScatterGatherList(Hba, Srb);
    if (list == NULL || list->NumberOfElements > BSLT_MAX_SEGMENTS) {
        return FALSE;
    }

    for (i = 0; i < list->NumberOfElements; i++) {
        SrbExt->Segments[i].AddressLow  = list->List[i].PhysicalAddress.LowPart;
        SrbExt->Segments[i].AddressHigh = (ULONG)list->List[i].PhysicalAddress.HighPart;
        SrbExt->Segments[i].Length      = list->List[i].Length;
        SrbExt->Segments[i].Reserved    = 0;
    }
    SrbExt->SegmentCount = list->NumberOfElements;
    return TRUE;

} // end BasaltBuildSegments()


BOOLEAN
BasaltBuildIo(
    IN PVOID               DeviceExtension,
    IN PSCSI_REQUEST_BLOCK Srb
    )

/*++

Routine Description:

    Prepares everything of a request that needs no lock.

Return Value:

    TRUE when StartIo shall follow; FALSE when the request is complete.

--*/

{
    PBSLT_HBA_EXT         hba = (PBSLT_HBA_EXT)DeviceExtension;
    PBSLT_SRB_EXT         srbExt = BSLT_SRB_EXT_OF(Srb);
    STOR_PHYSICAL_ADDRESS segments;
    ULONG                 length;

    switch (Srb->Function) {

    case SRB_FUNCTION_EXECUTE_SCSI:

        break;

    case SRB_FUNCTION_FLUSH:
    case SRB_FUNCTION_SHUTDOWN:
    case SRB_FUNCTION_RESET_LOGICAL_UNIT:
    case SRB_FUNCTION_PNP:
    case SRB_FUNCTION_POWER:

        return TRUE;

    default:

        BasaltComplete(hba, Srb, SRB_STATUS_INVALID_REQUEST);
        return FALSE;
    }

    if (Srb->PathId != 0 || Srb->TargetId >= BSLT_MAX_TARGETS || Srb->Lun >= BSLT_MAX_LUNS) {
        BasaltComplete(hba, Srb, SRB_STATUS_NO_DEVICE);
        return FALSE;
    }

    StorPortZeroMemory(srbExt, sizeof(BSLT_SRB_EXT));
    srbExt->Request.Target     = Srb->TargetId;
    srbExt->Request.Lun        = Srb->Lun;
    srbExt->Request.Opcode     = BSLT_OP_SCSI;
    srbExt->Request.DataLength = Srb->DataTransferLength;
    StorPortCopyMemory(srbExt->Request.Cdb, Srb->Cdb, sizeof(srbExt->Request.Cdb));

    if (Srb->SrbFlags & SRB_FLAGS_DATA_IN) {
        srbExt->Request.Flags |= BSLT_REQ_DATA_IN;
    }
    if (Srb->SrbFlags & SRB_FLAGS_DATA_OUT) {
        srbExt->Request.Flags |= BSLT_REQ_DATA_OUT;
    }

    if (srbExt->Request.Flags != 0) {
        if (!BasaltBuildSegments(hba, Srb, srbExt)) {
            BasaltComplete(hba, Srb, SRB_STATUS_INVALID_REQUEST);
            return FALSE;
        }
        segments = StorPortGetPhysicalAddress(hba, NULL, srbExt->Segments, &length);
        srbExt->Request.SegmentsLow  = segments.LowPart;
        srbExt->Request.SegmentsHigh = (ULONG)segments.HighPart;
        srbExt->Request.SegmentCount = (USHORT)srbExt->SegmentCount;
    }
    return TRUE;

} // end BasaltBuildIo()


static USHORT
BasaltTakeTag(
    IN PBSLT_HBA_EXT       Hba,
    IN PSCSI_REQUEST_BLOCK Srb
    )

/*++

Routine Description:

    Reserves a slot for a request. The ring lock is held.

Return Value:

    The tag, or BSLT_TAG_NONE when all are in use.

--*/

{
    USHORT tag;

    if (Hba->FreeCount == 0) {
        return BSLT_TAG_NONE;
    }
    Hba->FreeCount--;
    tag = Hba->FreeTags[Hba->FreeCount];
    Hba->Slots[tag & BSLT_DEPTH_MASK] = Srb;
    Hba->Outstanding++;
    return tag;

} // end BasaltTakeTag()


static PSCSI_REQUEST_BLOCK
BasaltReturnTag(
    IN PBSLT_HBA_EXT Hba,
    IN USHORT        Tag
    )

/*++

Routine Description:

    Frees a slot. The ring lock is held.

Return Value:

    The request that was in it; NULL for a tag that is not in use, which only
    a confused adapter sends.

--*/

{
    PSCSI_REQUEST_BLOCK srb;

    if (Tag >= BSLT_DEPTH || Hba->Slots[Tag] == NULL) {
        return NULL;
    }
    srb = Hba->Slots[Tag];
    Hba->Slots[Tag] = NULL;
    if (Hba->FreeCount < BSLT_DEPTH) {
        Hba->FreeTags[Hba->FreeCount] = Tag;
        Hba->FreeCount++;
    }
    Hba->Outstanding--;
    return srb;

} // end BasaltReturnTag()


static BOOLEAN
BasaltSubmit(
    IN PBSLT_HBA_EXT       Hba,
    IN PSCSI_REQUEST_BLOCK Srb,
    IN PBSLT_REQUEST       Request
    )

/*++

Routine Description:

    Puts a request on the ring and rings the doorbell.

Return Value:

    FALSE when the ring is full.

--*/

{
    STOR_LOCK_HANDLE lock = { 0 };
    USHORT           tag;

    BSLT_LOCK_RING(Hba, &lock);

    tag = BasaltTakeTag(Hba, Srb);
    if (tag != BSLT_TAG_NONE) {
        Request->Tag = tag;
        Hba->Shared->Requests[Hba->Producer & BSLT_DEPTH_MASK] = *Request;
        Hba->Producer++;
        BSLT_WRITE(Hba, Doorbell, Hba->Producer & BSLT_DEPTH_MASK);
    } else {
        Hba->Busy++;
    }

    BSLT_UNLOCK_RING(Hba, &lock);
    return (BOOLEAN)(tag != BSLT_TAG_NONE);

} // end BasaltSubmit()


BOOLEAN
BasaltStartIo(
    IN PVOID               DeviceExtension,
    IN PSCSI_REQUEST_BLOCK Srb
    )

/*++

Routine Description:

    Starts a request that BuildIo has prepared.

--*/

{
    PBSLT_HBA_EXT hba = (PBSLT_HBA_EXT)DeviceExtension;
    PBSLT_SRB_EXT srbExt = BSLT_SRB_EXT_OF(Srb);
    BSLT_REQUEST  request;

    if (hba->Flags & BSLT_HBA_REMOVED) {
        BasaltComplete(hba, Srb, SRB_STATUS_NO_HBA);
        return TRUE;
    }
    if (hba->Flags & BSLT_HBA_FAULTED) {
        BasaltComplete(hba, Srb, SRB_STATUS_BUSY);
        return TRUE;
    }

    switch (Srb->Function) {

    case SRB_FUNCTION_EXECUTE_SCSI:

        if (!BasaltSubmit(hba, Srb, &srbExt->Request)) {
            BasaltComplete(hba, Srb, SRB_STATUS_BUSY);
        }
        break;

    case SRB_FUNCTION_FLUSH:
    case SRB_FUNCTION_SHUTDOWN:
    case SRB_FUNCTION_RESET_LOGICAL_UNIT:

        StorPortZeroMemory(&request, sizeof(request));
        request.Target = Srb->TargetId;
        request.Lun    = Srb->Lun;
        request.Opcode = (Srb->Function == SRB_FUNCTION_RESET_LOGICAL_UNIT)
                             ? BSLT_OP_RESET_UNIT : BSLT_OP_FLUSH;
        if (!BasaltSubmit(hba, Srb, &request)) {
            BasaltComplete(hba, Srb, SRB_STATUS_BUSY);
        }
        break;

    default:

        BasaltComplete(hba, Srb, SRB_STATUS_SUCCESS);
        break;
    }
    return TRUE;

} // end BasaltStartIo()


static UCHAR
BasaltSrbStatus(
    IN PSCSI_REQUEST_BLOCK Srb,
    IN PBSLT_REPLY         Reply
    )

/*++

Routine Description:

    Translates the adapter's result, and copies sense data.

--*/

{
    ULONG length;

    switch (Reply->Result) {

    case BSLT_RESULT_OK:

        return SRB_STATUS_SUCCESS;

    case BSLT_RESULT_UNDERRUN:

        Srb->DataTransferLength = Reply->Transferred;
        return SRB_STATUS_DATA_OVERRUN;

    case BSLT_RESULT_CHECK:

        Srb->ScsiStatus = Reply->ScsiStatus;
        if (Srb->SenseInfoBuffer == NULL || (Srb->SrbFlags & SRB_FLAGS_DISABLE_AUTOSENSE)) {
            return SRB_STATUS_ERROR;
        }
        length = Srb->SenseInfoBufferLength;
        if (length > sizeof(Reply->Sense)) {
            length = sizeof(Reply->Sense);
        }
        StorPortCopyMemory(Srb->SenseInfoBuffer, Reply->Sense, length);
        return SRB_STATUS_ERROR | SRB_STATUS_AUTOSENSE_VALID;

    case BSLT_RESULT_NO_DEVICE:

        return SRB_STATUS_SELECTION_TIMEOUT;

    case BSLT_RESULT_ABORTED:

        return SRB_STATUS_ABORTED;

    case BSLT_RESULT_TIMEOUT:

        return SRB_STATUS_COMMAND_TIMEOUT;

    default:

        DoTraceMessage(BSLT_TRACE_IO, "unknown result %u", Reply->Result);
        return SRB_STATUS_ERROR;
    }

} // end BasaltSrbStatus()


VOID
BasaltCompleteReply(
    IN PBSLT_HBA_EXT Hba,
    IN PBSLT_REPLY   Reply
    )

/*++

Routine Description:

    Completes the request a reply belongs to. Called from the DPC, without the
    ring lock.

--*/

{
    STOR_LOCK_HANDLE    lock = { 0 };
    PSCSI_REQUEST_BLOCK srb;

    //
    // DPCs do not run under the interrupt lock in either duplex mode.
    //

    StorPortAcquireSpinLock(Hba, InterruptLock, NULL, &lock);
    srb = BasaltReturnTag(Hba, Reply->Tag);
    StorPortReleaseSpinLock(Hba, &lock);

    if (srb == NULL) {
        DoTraceMessage(BSLT_TRACE_IO, "reply for free tag %u", Reply->Tag);
        return;
    }
    BasaltComplete(Hba, srb, BasaltSrbStatus(srb, Reply));

} // end BasaltCompleteReply()


ULONG
BasaltDrain(
    IN PBSLT_HBA_EXT Hba,
    IN UCHAR         SrbStatus,
    IN KIRQL         CancelIrql
    )

/*++

Routine Description:

    Quick abort: completes everything that is outstanding without asking the
    adapter. The requests' IRPs must not be cancelled in the middle of it, so
    the caller holds the cancel spin lock; it is free again on return.

Arguments:

    Hba - The adapter.
    SrbStatus - For every request.
    CancelIrql - Level at which the caller took the cancel spin lock.

Return Value:

    How many requests were completed.

--*/

{
    PSCSI_REQUEST_BLOCK srb;
    ULONG               count = 0;
    ULONG               tag;

    for (tag = 0; tag < BSLT_DEPTH; tag++) {
        srb = BasaltReturnTag(Hba, (USHORT)tag);
        if (srb != NULL) {
            srb->SrbStatus = SrbStatus;
            count++;
        }
    }
    IoReleaseCancelSpinLock(CancelIrql);  //~ violation CancelSpinLock release-without-acquire #b2

    StorPortCompleteRequest(Hba, 0, SP_UNTAGGED, SP_UNTAGGED, SrbStatus);
    return count;

} // end BasaltDrain()


static VOID
BasaltAbortOne(
    IN PBSLT_HBA_EXT       Hba,
    IN PSCSI_REQUEST_BLOCK Srb
    )

/*++

Routine Description:

    Aborts a single request. Not wired up: the class driver's timeout resets
    the unit instead.

--*/

{
    KIRQL  cancelIrql;
    USHORT tag;

    IoAcquireCancelSpinLock(&cancelIrql);
    for (tag = 0; tag < BSLT_DEPTH; tag++) {
        if (Hba->Slots[tag] == Srb) {
            BSLT_WRITE(Hba, AbortTag, tag);
            IoReleaseCancelSpinLock(cancelIrql);
            return;
        }
    }

    //
    // Completed in the meantime.
    //

} // end BasaltAbortOne()
