/*
 * driver.c: DriverEntry, and the dispatch routine that Aurora puts in front of
 * Storport's for Plug and Play.
 *
 * Storport calls HwStorCompleteServiceIrp when the adapter is removed in good
 * order. When it is removed by surprise, that call waits for open handles, and
 * the service holds one for as long as its IRP waits. AuroraPnp breaks the
 * circle: it sees the surprise first and sends the waiting IRPs home.
 *
 * SPDX-License-Identifier: MIT
 */
#include "aurora.h"

#ifdef ALLOC_PRAGMA
#pragma alloc_text(INIT, DriverEntry)
#endif

/* Storport's own routine, saved before ours replaces it. Never NULL later. */
static PDRIVER_DISPATCH AuroraNextPnp;

/* The adapters found so far, so that AuroraPnp can tell which one it serves. */
static PAURORA_EXTENSION AuroraAdapters[AURORA_MAX_ADAPTERS];
static KSPIN_LOCK        AuroraAdaptersLock;

_Use_decl_annotations_
NTSTATUS
DriverEntry(
    PDRIVER_OBJECT  DriverObject,
    PUNICODE_STRING RegistryPath
    )
{
    HW_INITIALIZATION_DATA data;
    NTSTATUS               status;

    KeInitializeSpinLock(&AuroraAdaptersLock);

    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(HW_INITIALIZATION_DATA);
    data.AdapterInterfaceType     = Internal;

    /* The field has the physical routine's type in every version of the WDK. */
    data.HwFindAdapter            = (PVOID)AuroraFindAdapter;
    data.HwInitialize             = AuroraInitialize;
    data.HwStartIo                = AuroraStartIo;
    data.HwResetBus               = AuroraResetBus;
    data.HwAdapterControl         = AuroraAdapterControl;
    data.HwFreeAdapterResources   = AuroraFreeAdapterResources;
    data.HwProcessServiceRequest  = AuroraProcessServiceRequest;
    data.HwCompleteServiceIrp     = AuroraCompleteServiceIrp;

    data.DeviceExtensionSize      = sizeof(AURORA_EXTENSION);
    data.SpecificLuExtensionSize  = 0;
    data.SrbExtensionSize         = 0;

    data.MapBuffers               = STOR_MAP_ALL_BUFFERS_INCLUDING_READ_WRITE;
    data.TaggedQueuing            = TRUE;
    data.AutoRequestSense         = TRUE;
    data.MultipleRequestPerLu     = TRUE;
    data.ReceiveEvent             = TRUE;
    data.FeatureSupport           = STOR_FEATURE_VIRTUAL_MINIPORT;

    status = (NTSTATUS)StorPortInitialize(DriverObject, RegistryPath, &data, NULL);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    /* Only now: StorPortInitialize writes the whole dispatch table. */
    AuroraNextPnp = DriverObject->MajorFunction[IRP_MJ_PNP];
    DriverObject->MajorFunction[IRP_MJ_PNP] = AuroraPnp;
    return status;
}

static PAURORA_EXTENSION
AuroraLookUp(
    _In_ PDEVICE_OBJECT DeviceObject
    )
{
    PAURORA_EXTENSION ext = NULL;
    KIRQL             oldIrql;
    ULONG             i;

    KeAcquireSpinLock(&AuroraAdaptersLock, &oldIrql);
    for (i = 0; i < AURORA_MAX_ADAPTERS; i++) {
        if (AuroraAdapters[i] != NULL && AuroraAdapters[i]->DeviceObject == DeviceObject) {
            ext = AuroraAdapters[i];
            break;
        }
    }
    KeReleaseSpinLock(&AuroraAdaptersLock, oldIrql);
    return ext;
}

VOID
AuroraRemember(
    _In_ PAURORA_EXTENSION Ext
    )
{
    KIRQL oldIrql;
    ULONG i;

    KeAcquireSpinLock(&AuroraAdaptersLock, &oldIrql);
    for (i = 0; i < AURORA_MAX_ADAPTERS; i++) {
        if (AuroraAdapters[i] == NULL) {
            AuroraAdapters[i] = Ext;
            break;
        }
    }
    KeReleaseSpinLock(&AuroraAdaptersLock, oldIrql);
}

VOID
AuroraForget(
    _In_ PAURORA_EXTENSION Ext
    )
{
    KIRQL oldIrql;
    ULONG i;

    KeAcquireSpinLock(&AuroraAdaptersLock, &oldIrql);
    for (i = 0; i < AURORA_MAX_ADAPTERS; i++) {
        if (AuroraAdapters[i] == Ext) {
            AuroraAdapters[i] = NULL;
        }
    }
    KeReleaseSpinLock(&AuroraAdaptersLock, oldIrql);
}

/*
 * IRP_MJ_PNP of every device object of this driver: the adapter's and those of
 * its units. Nothing is completed here except the IRPs that wait in Aurora;
 * the Plug and Play IRP itself always goes on to Storport.
 */
_Use_decl_annotations_
NTSTATUS
AuroraPnp(
    PDEVICE_OBJECT DeviceObject,
    PIRP           Irp
    )
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PAURORA_EXTENSION  ext;

    switch (stack->MinorFunction) {
    case IRP_MN_SURPRISE_REMOVAL:
    case IRP_MN_REMOVE_DEVICE:
        ext = AuroraLookUp(DeviceObject);
        if (ext != NULL) {
            AuroraDrain(ext, STATUS_DELETE_PENDING);
        }
        break;

    default:
        break;
    }

    return AuroraNextPnp(DeviceObject, Irp);
}
