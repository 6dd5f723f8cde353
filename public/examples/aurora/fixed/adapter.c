/*
 * adapter.c: the adapter callbacks. All of them run at PASSIVE_LEVEL except
 * HwStorResetBus (DISPATCH_LEVEL).
 *
 * SPDX-License-Identifier: MIT
 */
#include "aurora.h"

/*
 * Called once per adapter, before any I/O. The extension is zeroed.
 */
ULONG
AuroraFindAdapter(
    _In_ PVOID                              DeviceExtension,
    _In_ PVOID                              HwContext,
    _In_ PVOID                              BusInformation,
    _In_ PVOID                              LowerDevice,
    _In_ PCHAR                              ArgumentString,
    _Inout_ PPORT_CONFIGURATION_INFORMATION ConfigInfo,
    _Out_ PBOOLEAN                          Again
    )
{
    PAURORA_EXTENSION ext = (PAURORA_EXTENSION)DeviceExtension;
    PVOID             adapter = NULL;
    PVOID             physical = NULL;
    PVOID             lower = NULL;

    UNREFERENCED_PARAMETER(HwContext);
    UNREFERENCED_PARAMETER(BusInformation);
    UNREFERENCED_PARAMETER(LowerDevice);
    UNREFERENCED_PARAMETER(ArgumentString);

    *Again = FALSE;

    InitializeListHead(&ext->Waiters);
    KeInitializeSpinLock(&ext->NoticeLock);
    ext->WaitCount = 0;
    ext->Removing  = FALSE;
    ext->Service   = NULL;

    if (StorPortAllocatePool(ext, AURORA_DISK_BYTES, AURORA_TAG, (PVOID *)&ext->Disk)
            != STOR_STATUS_SUCCESS) {
        ext->Disk = NULL;
        return SP_RETURN_ERROR;
    }
    RtlZeroMemory(ext->Disk, AURORA_DISK_BYTES);

    if (StorPortGetDeviceObjects(ext, &adapter, &physical, &lower) == STOR_STATUS_SUCCESS) {
        ext->DeviceObject = (PDEVICE_OBJECT)adapter;
        AuroraRemember(ext);
    }

    ConfigInfo->VirtualDevice             = TRUE;
    ConfigInfo->MaximumTransferLength     = AURORA_MAX_TRANSFER;
    ConfigInfo->NumberOfPhysicalBreaks    = SP_UNINITIALIZED_VALUE;
    ConfigInfo->AlignmentMask             = FILE_LONG_ALIGNMENT;
    ConfigInfo->NumberOfBuses             = 1;
    ConfigInfo->MaximumNumberOfTargets    = 1;
    ConfigInfo->MaximumNumberOfLogicalUnits = 1;
    ConfigInfo->InitiatorBusId[0]         = 7;
    ConfigInfo->ScatterGather             = TRUE;
    ConfigInfo->Master                    = TRUE;
    ConfigInfo->CachesData                = TRUE;
    ConfigInfo->WmiDataProvider           = FALSE;
    ConfigInfo->SynchronizationModel      = StorSynchronizeFullDuplex;
    return SP_RETURN_FOUND;
}

BOOLEAN
AuroraInitialize(
    _In_ PVOID DeviceExtension
    )
{
    PAURORA_EXTENSION ext = (PAURORA_EXTENSION)DeviceExtension;

    return (BOOLEAN)(ext->Disk != NULL);
}

/*
 * A reset finds nothing to abort: every request is complete when StartIo
 * returns. What may be stale is the service's view, so the notices it has not
 * fetched are replaced by one that covers the whole disk.
 *
 * The lock keeps a service that is attaching at this moment from reading half
 * of that. Without a service there is nobody to keep out.
 */
BOOLEAN
AuroraResetBus(
    _In_ PVOID DeviceExtension,
    _In_ ULONG PathId
    )
{
    PAURORA_EXTENSION ext = (PAURORA_EXTENSION)DeviceExtension;
    BOOLEAN           took = FALSE;
    KIRQL             oldIrql = DISPATCH_LEVEL;

    if (ext->Service != NULL) {
        AURORA_LOCK(oldIrql);
        took = TRUE;
    }

    KeAcquireSpinLockAtDpcLevel(&ext->NoticeLock);
    ext->NoticeHead  = 0;
    ext->NoticeTail  = 1;
    ext->NoticesLost = 0;
    ext->Notices[0].Kind       = AURORA_NOTICE_RANGE;
    ext->Notices[0].FirstBlock = 0;
    ext->Notices[0].BlockCount = AURORA_BLOCK_COUNT;
    ext->Notices[0].Lost       = 0;
    KeReleaseSpinLockFromDpcLevel(&ext->NoticeLock);

    /* Not `ext->Service` again: it may have changed, `took` has not. */
    if (took) {
        AURORA_UNLOCK(oldIrql);
    }

    StorPortCompleteRequest(ext, (UCHAR)PathId, SP_UNTAGGED, SP_UNTAGGED, SRB_STATUS_BUS_RESET);
    return TRUE;
}

SCSI_ADAPTER_CONTROL_STATUS
AuroraAdapterControl(
    _In_ PVOID                     DeviceExtension,
    _In_ SCSI_ADAPTER_CONTROL_TYPE ControlType,
    _In_ PVOID                     Parameters
    )
{
    static const BOOLEAN supported[] = {
        TRUE,       /* ScsiQuerySupportedControlTypes */
        TRUE,       /* ScsiStopAdapter */
        TRUE,       /* ScsiRestartAdapter */
    };
    PAURORA_EXTENSION                 ext = (PAURORA_EXTENSION)DeviceExtension;
    PSCSI_SUPPORTED_CONTROL_TYPE_LIST list;
    KIRQL                             oldIrql;
    ULONG                             i;

    switch (ControlType) {
    case ScsiQuerySupportedControlTypes:
        list = (PSCSI_SUPPORTED_CONTROL_TYPE_LIST)Parameters;
        for (i = 0; i < list->MaxControlType && i < RTL_NUMBER_OF(supported); i++) {
            list->SupportedTypeList[i] = supported[i];
        }
        return ScsiAdapterControlSuccess;

    case ScsiStopAdapter:
        /* Power down or removal. New waiters are refused from here on. */
        AURORA_LOCK(oldIrql);
        ext->Removing = TRUE;
        AURORA_UNLOCK(oldIrql);
        AuroraDrain(ext, STATUS_DEVICE_NOT_READY);
        return ScsiAdapterControlSuccess;

    case ScsiRestartAdapter:
        AURORA_LOCK(oldIrql);
        ext->Removing = FALSE;
        AURORA_UNLOCK(oldIrql);
        return ScsiAdapterControlSuccess;

    default:
        return ScsiAdapterControlUnsuccessful;
    }
}

/*
 * The last callback. No StartIo runs any more, but an IRP may still wait: the
 * service need not have noticed anything.
 */
VOID
AuroraFreeAdapterResources(
    _In_ PVOID DeviceExtension
    )
{
    PAURORA_EXTENSION ext = (PAURORA_EXTENSION)DeviceExtension;

    AuroraForget(ext);
    AuroraDrain(ext, STATUS_DELETE_PENDING);

    if (ext->Disk != NULL) {
        StorPortFreePool(ext, ext->Disk);
        ext->Disk = NULL;
    }
}
