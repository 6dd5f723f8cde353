/*
 * io.c: HwStorStartIo and the SCSI commands. Every request completes before
 * StartIo returns; only the service is told later, through notices.
 *
 * SPDX-License-Identifier: MIT
 */
#include "aurora.h"

/* Big-endian fields of a command descriptor block. */
#define AURORA_BE16(p) (((ULONG)(p)[0] << 8) | (ULONG)(p)[1])
#define AURORA_BE32(p) (((ULONG)(p)[0] << 24) | ((ULONG)(p)[1] << 16) | ((ULONG)(p)[2] << 8) | (ULONG)(p)[3])

/* ---- Notices ----------------------------------------------------------- */

/*
 * Appends a notice. A full ring drops the oldest and counts it: the service
 * then compares everything, which is slow and right.
 */
static VOID
AuroraPostNotice(
    _In_ PAURORA_EXTENSION Ext,
    _In_ ULONG             Kind,
    _In_ ULONG             FirstBlock,
    _In_ ULONG             BlockCount
    )
{
    PAURORA_NOTICE notice;
    KIRQL          oldIrql;

    KeAcquireSpinLock(&Ext->NoticeLock, &oldIrql);
    if (Ext->NoticeTail - Ext->NoticeHead == AURORA_NOTICE_SLOTS) {
        Ext->NoticeHead++;
        Ext->NoticesLost++;
    }
    notice = &Ext->Notices[Ext->NoticeTail & AURORA_NOTICE_MASK];
    notice->Kind       = Kind;
    notice->FirstBlock = FirstBlock;
    notice->BlockCount = BlockCount;
    notice->Lost       = 0;
    Ext->NoticeTail++;
    KeReleaseSpinLock(&Ext->NoticeLock, oldIrql);
}

/* Takes the oldest notice. FALSE when there is none. */
BOOLEAN
AuroraNextNotice(
    _In_ PAURORA_EXTENSION Ext,
    _Out_ PAURORA_NOTICE   Notice
    )
{
    BOOLEAN isThere = FALSE;
    KIRQL   oldIrql;

    KeAcquireSpinLock(&Ext->NoticeLock, &oldIrql);
    if (Ext->NoticeHead != Ext->NoticeTail) {
        *Notice = Ext->Notices[Ext->NoticeHead & AURORA_NOTICE_MASK];
        Notice->Lost = Ext->NoticesLost;
        Ext->NoticesLost = 0;
        Ext->NoticeHead++;
        isThere = TRUE;
    }
    KeReleaseSpinLock(&Ext->NoticeLock, oldIrql);
    return isThere;
}

/*
 * Wakes one waiter of the attached service, if there is one. Runs on every
 * write, so the common case (nobody waits) must stay short.
 */
static VOID
AuroraWake(
    _In_ PAURORA_EXTENSION Ext
    )
{
    PIRP  waiter = NULL;
    KIRQL oldIrql = DISPATCH_LEVEL;

    if (Ext->Service) {  //~ step 1 #a4: Service is NULL
        AURORA_LOCK(oldIrql);
        if (Ext->WaitCount == 0) {
            /* Its threads are all busy; the notice waits for the next. */
            AURORA_UNLOCK(oldIrql);
            return;
        }
    }

    if (Ext->WaitCount) {  //~ step 2 #a4: Branch taken
        waiter = AuroraUnpark(Ext, FALSE);
        AURORA_UNLOCK(oldIrql);  //~ violation CancelSpinLock release-without-acquire #a4
    }

    if (waiter != NULL) {
        AuroraFinish(Ext, waiter, STATUS_SUCCESS);
    }
}

/* ---- Commands ---------------------------------------------------------- */

static UCHAR
AuroraSense(
    _In_ PSCSI_REQUEST_BLOCK Srb,
    _In_ UCHAR               Key,
    _In_ UCHAR               Code
    )
{
    PSENSE_DATA sense = (PSENSE_DATA)Srb->SenseInfoBuffer;

    Srb->ScsiStatus = SCSISTAT_CHECK_CONDITION;
    if (sense == NULL || Srb->SenseInfoBufferLength < sizeof(SENSE_DATA)) {
        return SRB_STATUS_ERROR;
    }
    RtlZeroMemory(sense, sizeof(SENSE_DATA));
    sense->ErrorCode = SCSI_SENSE_ERRORCODE_FIXED_CURRENT;
    sense->SenseKey = Key;
    sense->AdditionalSenseCode = Code;
    sense->AdditionalSenseLength = sizeof(SENSE_DATA) - 8;
    return SRB_STATUS_ERROR | SRB_STATUS_AUTOSENSE_VALID;
}

static UCHAR
AuroraInquiry(
    _In_ PSCSI_REQUEST_BLOCK Srb
    )
{
    PINQUIRYDATA inquiry = (PINQUIRYDATA)Srb->DataBuffer;

    if (Srb->Lun != 0) {
        return SRB_STATUS_INVALID_LUN;
    }
    if (Srb->Cdb[1] & 0x01) {
        /* No vital product data pages. */
        return AuroraSense(Srb, SCSI_SENSE_ILLEGAL_REQUEST, SCSI_ADSENSE_INVALID_CDB);
    }
    if (Srb->DataTransferLength < INQUIRYDATABUFFERSIZE) {
        return SRB_STATUS_DATA_OVERRUN;
    }

    RtlZeroMemory(Srb->DataBuffer, Srb->DataTransferLength);
    inquiry->DeviceType         = DIRECT_ACCESS_DEVICE;
    inquiry->Versions           = 5;
    inquiry->ResponseDataFormat = 2;
    inquiry->AdditionalLength   = INQUIRYDATABUFFERSIZE - 5;
    inquiry->CommandQueue       = TRUE;
    RtlCopyMemory(inquiry->VendorId, "AURORA  ", 8);
    RtlCopyMemory(inquiry->ProductId, "RAM disk        ", 16);
    RtlCopyMemory(inquiry->ProductRevisionLevel, "1.0 ", 4);
    Srb->DataTransferLength = INQUIRYDATABUFFERSIZE;
    return SRB_STATUS_SUCCESS;
}

static UCHAR
AuroraReadCapacity(
    _In_ PSCSI_REQUEST_BLOCK Srb
    )
{
    PREAD_CAPACITY_DATA capacity = (PREAD_CAPACITY_DATA)Srb->DataBuffer;
    ULONG               last = AURORA_BLOCK_COUNT - 1;
    ULONG               size = AURORA_BLOCK_SIZE;

    if (Srb->DataTransferLength < sizeof(READ_CAPACITY_DATA)) {
        return SRB_STATUS_DATA_OVERRUN;
    }
    REVERSE_BYTES(&capacity->LogicalBlockAddress, &last);
    REVERSE_BYTES(&capacity->BytesPerBlock, &size);
    Srb->DataTransferLength = sizeof(READ_CAPACITY_DATA);
    return SRB_STATUS_SUCCESS;
}

static UCHAR
AuroraModeSense(
    _In_ PSCSI_REQUEST_BLOCK Srb
    )
{
    PMODE_PARAMETER_HEADER header = (PMODE_PARAMETER_HEADER)Srb->DataBuffer;

    if (Srb->DataTransferLength < sizeof(MODE_PARAMETER_HEADER)) {
        return SRB_STATUS_DATA_OVERRUN;
    }
    RtlZeroMemory(Srb->DataBuffer, Srb->DataTransferLength);
    header->ModeDataLength = sizeof(MODE_PARAMETER_HEADER) - 1;
    Srb->DataTransferLength = sizeof(MODE_PARAMETER_HEADER);
    return SRB_STATUS_SUCCESS;
}

static UCHAR
AuroraReportLuns(
    _In_ PSCSI_REQUEST_BLOCK Srb
    )
{
    PLUN_LIST list = (PLUN_LIST)Srb->DataBuffer;

    if (Srb->DataTransferLength < sizeof(LUN_LIST) + sizeof(list->Lun[0])) {
        return SRB_STATUS_DATA_OVERRUN;
    }
    RtlZeroMemory(Srb->DataBuffer, Srb->DataTransferLength);
    list->LunListLength[3] = sizeof(list->Lun[0]);
    return SRB_STATUS_SUCCESS;
}

/* Moves blocks between the disk and the request's buffer. */
static UCHAR
AuroraTransfer(
    _In_ PAURORA_EXTENSION   Ext,
    _In_ PSCSI_REQUEST_BLOCK Srb,
    _In_ BOOLEAN             IsWrite
    )
{
    PVOID  buffer = NULL;
    ULONG  first = AURORA_BE32(&Srb->Cdb[2]);
    ULONG  count = AURORA_BE16(&Srb->Cdb[7]);
    PUCHAR disk;

    if (count == 0) {
        return SRB_STATUS_SUCCESS;
    }
    if (first >= AURORA_BLOCK_COUNT || count > AURORA_BLOCK_COUNT - first) {
        return AuroraSense(Srb, SCSI_SENSE_ILLEGAL_REQUEST, SCSI_ADSENSE_ILLEGAL_BLOCK);
    }
    if (Srb->DataTransferLength < count << AURORA_BLOCK_SHIFT) {
        return SRB_STATUS_DATA_OVERRUN;
    }
    if (StorPortGetSystemAddress(Ext, Srb, &buffer) != STOR_STATUS_SUCCESS) {
        return SRB_STATUS_INSUFFICIENT_RESOURCES;
    }

    disk = Ext->Disk + (first << AURORA_BLOCK_SHIFT);
    if (!IsWrite) {
        RtlCopyMemory(buffer, disk, count << AURORA_BLOCK_SHIFT);
        Ext->Reads++;
        return SRB_STATUS_SUCCESS;
    }

    RtlCopyMemory(disk, buffer, count << AURORA_BLOCK_SHIFT);
    Ext->Writes++;
    AuroraPostNotice(Ext, AURORA_NOTICE_RANGE, first, count);
    AuroraWake(Ext);
    return SRB_STATUS_SUCCESS;
}

static UCHAR
AuroraFlush(
    _In_ PAURORA_EXTENSION Ext
    )
{
    AuroraPostNotice(Ext, AURORA_NOTICE_FLUSH, 0, AURORA_BLOCK_COUNT);
    AuroraWake(Ext);
    return SRB_STATUS_SUCCESS;
}

static UCHAR
AuroraExecuteScsi(
    _In_ PAURORA_EXTENSION   Ext,
    _In_ PSCSI_REQUEST_BLOCK Srb
    )
{
    switch (Srb->Cdb[0]) {
    case SCSIOP_READ:
        return AuroraTransfer(Ext, Srb, FALSE);

    case SCSIOP_WRITE:
        return AuroraTransfer(Ext, Srb, TRUE);

    case SCSIOP_SYNCHRONIZE_CACHE:
        return AuroraFlush(Ext);

    case SCSIOP_INQUIRY:
        return AuroraInquiry(Srb);

    case SCSIOP_READ_CAPACITY:
        return AuroraReadCapacity(Srb);

    case SCSIOP_MODE_SENSE:
        return AuroraModeSense(Srb);

    case SCSIOP_REPORT_LUNS:
        return AuroraReportLuns(Srb);

    case SCSIOP_TEST_UNIT_READY:
    case SCSIOP_START_STOP_UNIT:
    case SCSIOP_VERIFY:
        return SRB_STATUS_SUCCESS;

    default:
        return AuroraSense(Srb, SCSI_SENSE_ILLEGAL_REQUEST, SCSI_ADSENSE_ILLEGAL_COMMAND);
    }
}

static UCHAR
AuroraPnpRequest(
    _In_ PSCSI_REQUEST_BLOCK Srb
    )
{
    PSCSI_PNP_REQUEST_BLOCK pnp = (PSCSI_PNP_REQUEST_BLOCK)Srb;

    if ((pnp->SrbPnPFlags & SRB_PNP_FLAGS_ADAPTER_REQUEST) != 0) {
        return SRB_STATUS_INVALID_REQUEST;
    }
    switch (pnp->PnPAction) {
    case StorRemoveDevice:
    case StorSurpriseRemoval:
        return SRB_STATUS_SUCCESS;

    default:
        return SRB_STATUS_INVALID_REQUEST;
    }
}

/*
 * Full duplex: other StartIo calls and every other callback may run at the
 * same time.
 */
BOOLEAN
AuroraStartIo(
    _In_ PVOID               DeviceExtension,
    _In_ PSCSI_REQUEST_BLOCK Srb
    )
{
    PAURORA_EXTENSION ext = (PAURORA_EXTENSION)DeviceExtension;
    UCHAR             status;

    if (Srb->PathId != 0 || Srb->TargetId != 0) {
        status = SRB_STATUS_NO_DEVICE;
        goto Complete;
    }

    switch (Srb->Function) {
    case SRB_FUNCTION_EXECUTE_SCSI:
        status = AuroraExecuteScsi(ext, Srb);
        break;

    case SRB_FUNCTION_FLUSH:
    case SRB_FUNCTION_SHUTDOWN:
        status = AuroraFlush(ext);
        break;

    case SRB_FUNCTION_PNP:
        status = AuroraPnpRequest(Srb);
        break;

    case SRB_FUNCTION_RESET_LOGICAL_UNIT:
    case SRB_FUNCTION_RESET_DEVICE:
        status = SRB_STATUS_SUCCESS;
        break;

    default:
        status = SRB_STATUS_INVALID_REQUEST;
        break;
    }

Complete:
    Srb->SrbStatus = status;
    StorPortNotification(RequestComplete, ext, Srb);
    return TRUE;
}
