/*++

Copyright (c) the Portcullis authors. SPDX-License-Identifier: MIT

Module Name:

    basalt.c

Abstract:

    Initialization, power and unit control of the Basalt miniport.

Environment:

    Kernel mode only.

--*/

#include "basalt.h"
#include "basalt.tmh"

static const CHAR BasaltVendor[] = "1D9B";
static const CHAR BasaltDevice[] = "B404";

ULONG
DriverEntry(
    IN PVOID DriverObject,
    IN PVOID RegistryPath
    )

/*++

Routine Description:

    Installable driver initialization entry point.

Arguments:

    DriverObject - Opaque to the miniport, for StorPortInitialize.
    RegistryPath - Likewise.

Return Value:

    Status of StorPortInitialize.

--*/

{
    HW_INITIALIZATION_DATA hwInit;
    ULONG                  status;

    WPP_INIT_TRACING(DriverObject, RegistryPath);
    DoTraceMessage(BSLT_TRACE_INIT, "DriverEntry");

    StorPortZeroMemory(&hwInit, sizeof(HW_INITIALIZATION_DATA));

    hwInit.HwInitializationDataSize = sizeof(HW_INITIALIZATION_DATA);
    hwInit.AdapterInterfaceType     = PCIBus;

    hwInit.HwFindAdapter    = BasaltFindAdapter;
    hwInit.HwInitialize     = BasaltInitialize;
    hwInit.HwBuildIo        = BasaltBuildIo;
    hwInit.HwStartIo        = BasaltStartIo;
    hwInit.HwInterrupt      = BasaltInterrupt;
    hwInit.HwResetBus       = BasaltResetBus;
    hwInit.HwAdapterControl = BasaltAdapterControl;
    hwInit.HwUnitControl    = BasaltUnitControl;

    hwInit.DeviceExtensionSize     = sizeof(BSLT_HBA_EXT);
    hwInit.SpecificLuExtensionSize = 0;
    hwInit.SrbExtensionSize        = sizeof(BSLT_SRB_EXT);
    hwInit.NumberOfAccessRanges    = 2;

    hwInit.MapBuffers            = STOR_MAP_NON_READ_WRITE_BUFFERS;
    hwInit.NeedPhysicalAddresses = TRUE;
    hwInit.TaggedQueuing         = TRUE;
    hwInit.AutoRequestSense      = TRUE;
    hwInit.MultipleRequestPerLu  = TRUE;

    hwInit.VendorId       = (PVOID)BasaltVendor;
    hwInit.VendorIdLength = 4;
    hwInit.DeviceId       = (PVOID)BasaltDevice;
    hwInit.DeviceIdLength = 4;

    status = StorPortInitialize(DriverObject, RegistryPath, &hwInit, NULL);
    if (status != STATUS_SUCCESS) {
        WPP_CLEANUP(DriverObject);
    }
    return status;

} // end DriverEntry()


static ULONG
BasaltMapRegisters(
    IN PBSLT_HBA_EXT                   Hba,
    IN PPORT_CONFIGURATION_INFORMATION ConfigInfo
    )

/*++

Routine Description:

    Finds the memory range among the adapter's access ranges and maps it. The
    first range is the I/O alias of the registers, which is not used.

Return Value:

    SP_RETURN_FOUND, or why not.

--*/

{
    PACCESS_RANGE range;
    ULONG         i;

    if (ConfigInfo->NumberOfAccessRanges < 2) {
        return SP_RETURN_BAD_CONFIG;
    }

    for (i = 0; i < ConfigInfo->NumberOfAccessRanges; i++) {
        range = &(*ConfigInfo->AccessRanges)[i];
        if (!range->RangeInMemory || range->RangeLength < sizeof(BSLT_REGISTERS)) {
            continue;
        }
        Hba->Registers = (PBSLT_REGISTERS)StorPortGetDeviceBase(Hba,
                                                                ConfigInfo->AdapterInterfaceType,
                                                                ConfigInfo->SystemIoBusNumber,
                                                                range->RangeStart,
                                                                range->RangeLength,
                                                                FALSE);
        break;
    }

    if (Hba->Registers == NULL) {
        DoTraceMessage(BSLT_TRACE_INIT, "no usable memory range");
        return SP_RETURN_ERROR;
    }
    if (BSLT_READ(Hba, Identity) != BSLT_IDENTITY) {
        DoTraceMessage(BSLT_TRACE_INIT, "not a BH-4");
        return SP_RETURN_NOT_FOUND;
    }
    return SP_RETURN_FOUND;

} // end BasaltMapRegisters()


ULONG
BasaltFindAdapter(
    IN PVOID                               DeviceExtension,
    IN PVOID                               HwContext,
    IN PVOID                               BusInformation,
    IN PCHAR                               ArgumentString,
    IN OUT PPORT_CONFIGURATION_INFORMATION ConfigInfo,
    OUT PBOOLEAN                           Reserved3
    )

/*++

Routine Description:

    Reads the configuration of one adapter and reports it to Storport. Called
    again, in dump mode, when the system writes a crash dump through it.

Return Value:

    SP_RETURN_FOUND when the adapter can be used.

--*/

{
    PBSLT_HBA_EXT     hba = (PBSLT_HBA_EXT)DeviceExtension;
    PCI_COMMON_CONFIG pci;
    ULONG             length;
    ULONG             status;

    UNREFERENCED_PARAMETER(HwContext);
    UNREFERENCED_PARAMETER(BusInformation);
    UNREFERENCED_PARAMETER(ArgumentString);

    *Reserved3 = FALSE;
    hba->Flags = 0;

    if (ConfigInfo->DumpMode != 0) {
        hba->Flags |= BSLT_HBA_DUMP;
    }

    length = StorPortGetBusData(hba,
                                PCIConfiguration,
                                ConfigInfo->SystemIoBusNumber,
                                ConfigInfo->SlotNumber,
                                &pci,
                                PCI_COMMON_HDR_LENGTH);
    if (length != PCI_COMMON_HDR_LENGTH) {
        return SP_RETURN_ERROR;
    }

    hba->VendorId = pci.VendorID;
    hba->DeviceId = pci.DeviceID;
    hba->Revision = pci.RevisionID;

    status = BasaltMapRegisters(hba, ConfigInfo);
    if (status != SP_RETURN_FOUND) {
        return status;
    }

    //
    // The duplex mode decides who holds which lock where, for as long as the
    // adapter lives. Dump mode is single threaded and stays with the simple
    // one.
    //

    if (hba->Revision >= BSLT_REVISION_FULL_DUPLEX && !(hba->Flags & BSLT_HBA_DUMP)) {
        hba->Flags |= BSLT_HBA_FULL_DUPLEX;
        ConfigInfo->SynchronizationModel = StorSynchronizeFullDuplex;
    } else {
        ConfigInfo->SynchronizationModel = StorSynchronizeHalfDuplex;
    }

    //
    // Message signaled interrupts. There is none in a dump.
    //

    if (!(hba->Flags & BSLT_HBA_DUMP)) {
        ConfigInfo->HwMSInterruptRoutine = BasaltMessageInterrupt;
        ConfigInfo->InterruptSynchronizationMode = InterruptSynchronizeAll;
        hba->Flags |= BSLT_HBA_MSI;
    }

    ConfigInfo->MaximumTransferLength       = BSLT_MAX_TRANSFER;
    ConfigInfo->NumberOfPhysicalBreaks      = BSLT_MAX_SEGMENTS - 1;
    ConfigInfo->AlignmentMask               = 0x3;
    ConfigInfo->NumberOfBuses               = 1;
    ConfigInfo->InitiatorBusId[0]           = BSLT_INITIATOR_ID;
    ConfigInfo->MaximumNumberOfTargets      = BSLT_MAX_TARGETS;
    ConfigInfo->MaximumNumberOfLogicalUnits = BSLT_MAX_LUNS;
    ConfigInfo->ScatterGather               = TRUE;
    ConfigInfo->Master                      = TRUE;
    ConfigInfo->CachesData                  = FALSE;
    ConfigInfo->MapBuffers                  = STOR_MAP_NON_READ_WRITE_BUFFERS;
    ConfigInfo->ResetTargetSupported        = TRUE;

    if (ConfigInfo->Dma64BitAddresses & SCSI_DMA64_SYSTEM_SUPPORTED) {
        ConfigInfo->Dma64BitAddresses = SCSI_DMA64_MINIPORT_SUPPORTED;
    }

    hba->Shared = (PBSLT_SHARED)StorPortGetUncachedExtension(hba, ConfigInfo, sizeof(BSLT_SHARED));
    if (hba->Shared == NULL) {
        DoTraceMessage(BSLT_TRACE_INIT, "no uncached extension");
        return SP_RETURN_ERROR;
    }

    hba->SharedPhysical = StorPortGetPhysicalAddress(hba, NULL, hba->Shared, &length);
    if (length < sizeof(BSLT_SHARED)) {
        return SP_RETURN_ERROR;
    }

    DoTraceMessage(BSLT_TRACE_INIT, "BH-4 revision %u found", hba->Revision);
    return SP_RETURN_FOUND;

} // end BasaltFindAdapter()


static BOOLEAN
BasaltWaitReady(
    IN PBSLT_HBA_EXT Hba
    )

/*++

Routine Description:

    Polls until the adapter reports ready, 50 ms at most.

--*/

{
    ULONG polls;

    for (polls = 0; polls < BSLT_READY_POLLS; polls++) {
        if (BSLT_READ(Hba, Status) & BSLT_STATUS_READY) {
            return TRUE;
        }
        StorPortStallExecution(BSLT_READY_STALL);
    }
    DoTraceMessage(BSLT_TRACE_INIT, "adapter never became ready");
    return FALSE;

} // end BasaltWaitReady()


BOOLEAN
BasaltStartHardware(
    IN PBSLT_HBA_EXT Hba
    )

/*++

Routine Description:

    Resets the adapter, gives it the rings and lets it run. Interrupts stay
    masked in dump mode.

Return Value:

    FALSE when the adapter did not come up.

--*/

{
    STOR_PHYSICAL_ADDRESS replies;
    ULONG                 control;

    BSLT_WRITE(Hba, InterruptMask, BSLT_INT_ALL);
    BSLT_WRITE(Hba, Control, BSLT_CONTROL_RESET);
    if (!BasaltWaitReady(Hba)) {
        return FALSE;
    }

    BasaltResetRings(Hba);

    replies.QuadPart = Hba->SharedPhysical.QuadPart + FIELD_OFFSET(BSLT_SHARED, Replies);
    BSLT_WRITE(Hba, RequestBaseLow, Hba->SharedPhysical.LowPart);
    BSLT_WRITE(Hba, RequestBaseHigh, (ULONG)Hba->SharedPhysical.HighPart);
    BSLT_WRITE(Hba, ReplyBaseLow, replies.LowPart);
    BSLT_WRITE(Hba, ReplyBaseHigh, (ULONG)replies.HighPart);
    BSLT_WRITE(Hba, RingSize, BSLT_DEPTH);

    control = BSLT_CONTROL_ENABLE;
    if (Hba->Flags & BSLT_HBA_FULL_DUPLEX) {
        control |= BSLT_CONTROL_DUPLEX;
    }
    if (Hba->Flags & BSLT_HBA_MSI) {
        control |= BSLT_CONTROL_MSI;
    }
    BSLT_WRITE(Hba, Control, control);

    Hba->Flags &= ~BSLT_HBA_FAULTED;
    Hba->Flags |= BSLT_HBA_RUNNING;
    BSLT_WRITE(Hba, InterruptStatus, BSLT_INT_ALL);
    if (!(Hba->Flags & BSLT_HBA_DUMP)) {
        BSLT_WRITE(Hba, InterruptMask, 0);
    }
    return TRUE;

} // end BasaltStartHardware()


VOID
BasaltStopHardware(
    IN PBSLT_HBA_EXT Hba
    )
{
    Hba->Flags &= ~BSLT_HBA_RUNNING;
    BSLT_WRITE(Hba, InterruptMask, BSLT_INT_ALL);
    BSLT_WRITE(Hba, Control, 0);

    //
    // Read back, so that both writes have left the bridge.
    //

    (VOID)BSLT_READ(Hba, Status);

} // end BasaltStopHardware()


BOOLEAN
BasaltInitialize(
    IN PVOID DeviceExtension
    )

/*++

Routine Description:

    Starts the adapter. Runs at device IRQL, so what needs PASSIVE_LEVEL waits
    for BasaltPassiveInitialize.

--*/

{
    PBSLT_HBA_EXT            hba = (PBSLT_HBA_EXT)DeviceExtension;
    MESSAGE_INTERRUPT_INFORMATION message;

    if ((hba->Flags & BSLT_HBA_MSI) &&
        StorPortGetMSIInfo(hba, BSLT_MESSAGE_OTHER, &message) != STOR_STATUS_SUCCESS) {

        //
        // Fewer messages than asked for: one line for everything.
        //

        hba->Flags &= ~BSLT_HBA_MSI;
    }

    if (!BasaltStartHardware(hba)) {
        return FALSE;
    }

    if (hba->Flags & BSLT_HBA_DUMP) {
        return TRUE;
    }
    return StorPortEnablePassiveInitialization(hba, BasaltPassiveInitialize);

} // end BasaltInitialize()


BOOLEAN
BasaltPassiveInitialize(
    IN PVOID DeviceExtension
    )

/*++

Routine Description:

    Prepares the completion DPC and starts the watchdog.

--*/

{
    PBSLT_HBA_EXT hba = (PBSLT_HBA_EXT)DeviceExtension;

    StorPortInitializeDpc(hba, &hba->CompletionDpc, BasaltCompletionDpc);

    if (StorPortInitializeTimer(hba, &hba->Watchdog) != STOR_STATUS_SUCCESS) {

        //
        // The adapter works without; a hung request is then left to the
        // class driver's timeout.
        //

        hba->Watchdog = NULL;
        return TRUE;
    }
    StorPortRequestTimer(hba, hba->Watchdog, BasaltWatchdog, NULL, BSLT_WATCHDOG_PERIOD, 0);
    return TRUE;

} // end BasaltPassiveInitialize()


SCSI_ADAPTER_CONTROL_STATUS
BasaltAdapterControl(
    IN PVOID                     DeviceExtension,
    IN SCSI_ADAPTER_CONTROL_TYPE ControlType,
    IN PVOID                     Parameters
    )

/*++

Routine Description:

    Stops and restarts the adapter, and says what else can be asked.

--*/

{
    PBSLT_HBA_EXT                     hba = (PBSLT_HBA_EXT)DeviceExtension;
    PSCSI_SUPPORTED_CONTROL_TYPE_LIST list;
    ULONG                             type;

    switch (ControlType) {

    case ScsiQuerySupportedControlTypes:

        list = (PSCSI_SUPPORTED_CONTROL_TYPE_LIST)Parameters;
        for (type = 0; type < list->MaxControlType; type++) {
            list->SupportedTypeList[type] =
                (BOOLEAN)(type == ScsiQuerySupportedControlTypes ||
                          type == ScsiStopAdapter ||
                          type == ScsiRestartAdapter ||
                          type == ScsiAdapterSurpriseRemoval);
        }
        return ScsiAdapterControlSuccess;

    case ScsiStopAdapter:

        BasaltStopHardware(hba);
        BasaltDrain(hba, SRB_STATUS_NO_HBA);
        return ScsiAdapterControlSuccess;

    case ScsiAdapterSurpriseRemoval:

        //
        // The registers are gone; reading them returns all ones.
        //

        hba->Flags |= BSLT_HBA_REMOVED;
        hba->Flags &= ~BSLT_HBA_RUNNING;
        return ScsiAdapterControlSuccess;

    case ScsiRestartAdapter:

        return BasaltStartHardware(hba) ? ScsiAdapterControlSuccess : ScsiAdapterControlUnsuccessful;

    default:

        return ScsiAdapterControlUnsuccessful;
    }

} // end BasaltAdapterControl()


SCSI_UNIT_CONTROL_STATUS
BasaltUnitControl(
    IN PVOID                  DeviceExtension,
    IN SCSI_UNIT_CONTROL_TYPE ControlType,
    IN PVOID                  Parameters
    )
{
    PSCSI_SUPPORTED_CONTROL_TYPE_LIST list;
    PSTOR_ADDR_BTL8                   address;

    UNREFERENCED_PARAMETER(DeviceExtension);

    switch (ControlType) {

    case ScsiQuerySupportedUnitControlTypes:

        list = (PSCSI_SUPPORTED_CONTROL_TYPE_LIST)Parameters;
        if (list->MaxControlType > ScsiUnitStart) {
            list->SupportedTypeList[ScsiQuerySupportedUnitControlTypes] = TRUE;
            list->SupportedTypeList[ScsiUnitStart] = TRUE;
        }
        return ScsiUnitControlSuccess;

    case ScsiUnitStart:

        address = (PSTOR_ADDR_BTL8)Parameters;
        if (address->Type != STOR_ADDRESS_TYPE_BTL8 || address->Target >= BSLT_MAX_TARGETS) {
            return ScsiUnitControlUnsuccessful;
        }
        return ScsiUnitControlSuccess;

    default:

        return ScsiUnitControlUnsuccessful;
    }

} // end BasaltUnitControl()
