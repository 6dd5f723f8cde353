/**
 * Callback roles of Storport miniports.
 *
 * Facts: the HW_* callback pages and the SDV Storport role type page of the WDK documentation (MicrosoftDocs
 * windows-driver-docs-ddi, 2024-03-27); HW_TIMER_EX, POST_SCATTER_GATHER_EXECUTE, STOR_THREAD_START_ROUTINE and
 * HW_REGISTRY_NOTIFICATION_ROUTINE state no level, theirs is inferred from what they may call.
 */
import type { RoleRow } from "./role-row";

export const storportRoles: readonly RoleRow[] = [
  {
    role: "sp_DRIVER_INITIALIZE",
    signature: "ULONG (PVOID DriverObject, PVOID RegistryPath)",
    entryIrql: [0, 0],
    miniport: "both",
    entrySymbol: "DriverEntry",
  },
  {
    role: "HW_INITIALIZE",
    signature: "BOOLEAN (PVOID DeviceExtension)",
    entryIrql: [3, 15],
    entryIrqlWhen: [{ when: "virtual", irql: [0, 0] }],
    miniport: "both",
    fields: ["HW_INITIALIZATION_DATA.HwInitialize", "VIRTUAL_HW_INITIALIZATION_DATA.HwInitialize"],
  },
  {
    role: "HW_BUILDIO",
    signature: "BOOLEAN (PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)",
    entryIrql: [2, 2],
    entryIrqlWhen: [{ when: "virtual", irql: [0, 2] }],
    miniport: "both",
    fields: ["HW_INITIALIZATION_DATA.HwBuildIo", "VIRTUAL_HW_INITIALIZATION_DATA.HwBuildIo"],
  },
  {
    role: "HW_STARTIO",
    signature: "BOOLEAN (PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)",
    entryIrql: [2, 2],
    entryIrqlWhen: [
      { when: "halfDuplex", irql: [3, 15] },
      { when: "virtual", irql: [0, 2] },
    ],
    miniport: "both",
    fields: ["HW_INITIALIZATION_DATA.HwStartIo", "VIRTUAL_HW_INITIALIZATION_DATA.HwStartIo"],
  },
  {
    role: "HW_INTERRUPT",
    signature: "BOOLEAN (PVOID DeviceExtension)",
    entryIrql: [3, 15],
    miniport: "physical",
    fields: ["HW_INITIALIZATION_DATA.HwInterrupt", "VIRTUAL_HW_INITIALIZATION_DATA.HwInterrupt"],
  },
  {
    role: "HW_TIMER",
    signature: "VOID (PVOID DeviceExtension)",
    entryIrql: [2, 2],
    miniport: "both",
    arguments: [
      "StorPortNotification#2 when #0 == RequestTimerCall",
      "ScsiPortNotification#2 when #0 == RequestTimerCall",
    ],
  },
  {
    role: "HW_TIMER_EX",
    signature: "VOID (PVOID DeviceExtension, PVOID Context)",
    entryIrql: [2, 2],
    miniport: "both",
    arguments: ["StorPortRequestTimer#2"],
  },
  {
    role: "HW_FIND_ADAPTER",
    signature:
      "ULONG (PVOID DeviceExtension, PVOID HwContext, PVOID BusInformation, PCHAR ArgumentString, PPORT_CONFIGURATION_INFORMATION ConfigInfo, PBOOLEAN Reserved3)",
    entryIrql: [0, 0],
    entryIrqlWhen: [
      { when: "restartWithoutScsiRestartAdapter", irql: [2, 2] },
      { when: "dumpMode", irql: [15, 15] },
    ],
    miniport: "physical",
    fields: ["HW_INITIALIZATION_DATA.HwFindAdapter"],
  },
  {
    role: "VIRTUAL_HW_FIND_ADAPTER",
    signature:
      "ULONG (PVOID DeviceExtension, PVOID HwContext, PVOID BusInformation, PVOID LowerDevice, PCHAR ArgumentString, PPORT_CONFIGURATION_INFORMATION ConfigInfo, PBOOLEAN Again)",
    entryIrql: [0, 0],
    miniport: "virtual",
    fields: ["VIRTUAL_HW_INITIALIZATION_DATA.HwFindAdapter"],
  },
  {
    role: "HW_RESET_BUS",
    signature: "BOOLEAN (PVOID DeviceExtension, ULONG PathId)",
    entryIrql: [2, 2],
    miniport: "both",
    fields: ["HW_INITIALIZATION_DATA.HwResetBus", "VIRTUAL_HW_INITIALIZATION_DATA.HwResetBus"],
  },
  {
    role: "HW_ADAPTER_CONTROL",
    signature:
      "SCSI_ADAPTER_CONTROL_STATUS (PVOID DeviceExtension, SCSI_ADAPTER_CONTROL_TYPE ControlType, PVOID Parameters)",
    entryIrql: [0, 15],
    entryIrqlWhen: [
      {
        when: "ControlType",
        values: [
          "ScsiQuerySupportedControlTypes",
          "ScsiSetBootConfig",
          "ScsiSetRunningConfig",
          "ScsiPowerSettingNotification",
          "ScsiAdapterPrepareForBusReScan",
          "ScsiAdapterSystemPowerHints",
          "ScsiAdapterPoFxMaxOperationalPower",
          "ScsiAdapterCryptoOperation",
          "ScsiAdapterQueryFruId",
          "ScsiAdapterSetEventLogging",
        ],
        irql: [0, 0],
      },
      { when: "ControlType", values: ["ScsiStopAdapter", "ScsiRestartAdapter"], irql: [3, 15] },
      {
        when: "ControlType",
        values: [
          "ScsiAdapterPower",
          "ScsiAdapterPoFxPowerRequired",
          "ScsiAdapterPoFxPowerActive",
          "ScsiAdapterPoFxPowerSetFState",
          "ScsiAdapterPoFxPowerControl",
          "ScsiAdapterPoFxSetPerfState",
        ],
        irql: [0, 2],
      },
      {
        when: "ControlType",
        values: [
          "ScsiAdapterFilterResourceRequirements",
          "ScsiAdapterSurpriseRemoval",
          "ScsiAdapterSerialNumber",
        ],
        irql: [0, 1],
      },
    ],
    miniport: "both",
    fields: ["HW_INITIALIZATION_DATA.HwAdapterControl", "VIRTUAL_HW_INITIALIZATION_DATA.HwAdapterControl"],
  },
  {
    role: "HW_UNIT_CONTROL",
    signature:
      "SCSI_UNIT_CONTROL_STATUS (PVOID DeviceExtension, SCSI_UNIT_CONTROL_TYPE ControlType, PVOID Parameters)",
    entryIrql: [0, 2],
    entryIrqlWhen: [
      {
        when: "ControlType",
        values: [
          "ScsiUnitPower",
          "ScsiUnitPoFxPowerRequired",
          "ScsiUnitPoFxPowerActive",
          "ScsiUnitPoFxPowerSetFState",
          "ScsiUnitPoFxPowerControl",
        ],
        irql: [2, 2],
      },
      {
        when: "ControlType",
        values: [
          "ScsiQuerySupportedControlTypes",
          "ScsiUnitUsage",
          "ScsiUnitStart",
          "ScsiUnitPoFxPowerInfo",
          "ScsiUnitRemove",
          "ScsiUnitSurpriseRemoval",
          "ScsiUnitRichDescription",
          "ScsiUnitQueryBusType",
          "ScsiUnitQueryFruId",
        ],
        irql: [0, 0],
      },
    ],
    miniport: "both",
    fields: ["HW_INITIALIZATION_DATA.HwUnitControl", "VIRTUAL_HW_INITIALIZATION_DATA.HwUnitControl"],
  },
  {
    role: "HW_PASSIVE_INITIALIZE_ROUTINE",
    signature: "BOOLEAN (PVOID DeviceExtension)",
    entryIrql: [0, 0],
    miniport: "both",
    arguments: ["StorPortEnablePassiveInitialization#1"],
  },
  {
    role: "HW_DPC_ROUTINE",
    signature: "VOID (PSTOR_DPC Dpc, PVOID HwDeviceExtension, PVOID SystemArgument1, PVOID SystemArgument2)",
    entryIrql: [2, 2],
    miniport: "both",
    arguments: ["StorPortInitializeDpc#2"],
  },
  {
    role: "HW_MESSAGE_SIGNALED_INTERRUPT_ROUTINE",
    signature: "BOOLEAN (PVOID HwDeviceExtension, ULONG MessageId)",
    entryIrql: [3, 15],
    miniport: "physical",
    fields: ["PORT_CONFIGURATION_INFORMATION.HwMSInterruptRoutine"],
  },
  {
    role: "HW_FREE_ADAPTER_RESOURCES",
    signature: "VOID (PVOID DeviceExtension)",
    entryIrql: [0, 0],
    miniport: "virtual",
    fields: [
      "HW_INITIALIZATION_DATA.HwFreeAdapterResources",
      "VIRTUAL_HW_INITIALIZATION_DATA.HwFreeAdapterResources",
    ],
  },
  {
    role: "HW_PROCESS_SERVICE_REQUEST",
    signature: "VOID (PVOID DeviceExtension, PVOID Irp)",
    entryIrql: [0, 0],
    miniport: "virtual",
    fields: [
      "HW_INITIALIZATION_DATA.HwProcessServiceRequest",
      "VIRTUAL_HW_INITIALIZATION_DATA.HwProcessServiceRequest",
    ],
  },
  {
    role: "HW_COMPLETE_SERVICE_IRP",
    signature: "VOID (PVOID DeviceExtension)",
    entryIrql: [0, 0],
    miniport: "virtual",
    fields: [
      "HW_INITIALIZATION_DATA.HwCompleteServiceIrp",
      "VIRTUAL_HW_INITIALIZATION_DATA.HwCompleteServiceIrp",
    ],
  },
  {
    role: "HW_INITIALIZE_TRACING",
    signature: "VOID (PVOID Arg1, PVOID Arg2)",
    entryIrql: [0, 0],
    miniport: "virtual",
    fields: [
      "HW_INITIALIZATION_DATA.HwInitializeTracing",
      "VIRTUAL_HW_INITIALIZATION_DATA.HwInitializeTracing",
    ],
  },
  {
    role: "HW_CLEANUP_TRACING",
    signature: "VOID (PVOID Arg1)",
    entryIrql: [0, 0],
    miniport: "virtual",
    fields: ["HW_INITIALIZATION_DATA.HwCleanupTracing", "VIRTUAL_HW_INITIALIZATION_DATA.HwCleanupTracing"],
  },
  {
    role: "HW_TRACING_ENABLED",
    signature: "VOID (PVOID HwDeviceExtension, BOOLEAN Enabled)",
    entryIrql: [0, 0],
    miniport: "both",
    fields: ["HW_INITIALIZATION_DATA.HwTracingEnabled", "VIRTUAL_HW_INITIALIZATION_DATA.HwTracingEnabled"],
  },
  {
    role: "HW_WORKITEM",
    signature: "VOID (PVOID HwDeviceExtension, PVOID Context, PVOID Worker)",
    entryIrql: [0, 0],
    miniport: "both",
    arguments: ["StorPortQueueWorkItem#1"],
  },
  {
    role: "HW_STATE_CHANGE",
    signature:
      "VOID (PVOID HwDeviceExtension, PVOID Context, SHORT AddressType, PVOID Address, ULONG Status)",
    entryIrql: [2, 2],
    miniport: "both",
    arguments: ["StorPortStateChangeDetected#4"],
  },
  {
    role: "HW_REGISTRY_NOTIFICATION_ROUTINE",
    signature: "VOID (PVOID HwDeviceExtension)",
    entryIrql: [0, 0],
    miniport: "both",
    arguments: ["StorPortEnableRegistryKeyNotification#1"],
  },
  {
    role: "STOR_THREAD_START_ROUTINE",
    signature: "VOID (PVOID StartContext)",
    entryIrql: [0, 0],
    miniport: "both",
    arguments: ["StorPortCreateSystemThread#1"],
  },
  {
    role: "STOR_SYNCHRONIZED_ACCESS",
    signature: "BOOLEAN (PVOID HwDeviceExtension, PVOID Context)",
    entryIrql: [3, 15],
    miniport: "both",
    arguments: ["StorPortSynchronizeAccess#1"],
  },
  {
    role: "POST_SCATTER_GATHER_EXECUTE",
    signature: "VOID (PVOID DeviceObject, PVOID Irp, PSTOR_SCATTER_GATHER_LIST ScatterGather, PVOID Context)",
    entryIrql: [2, 2],
    miniport: "both",
    arguments: ["StorPortBuildScatterGatherList#4"],
  },
  {
    role: "HW_DMA_STARTED",
    signature: "VOID (PVOID DeviceExtension)",
    entryIrql: null,
    miniport: "both",
    fields: ["HW_INITIALIZATION_DATA.HwDmaStarted", "VIRTUAL_HW_INITIALIZATION_DATA.HwDmaStarted"],
  },
  {
    role: "HW_ADAPTER_STATE",
    signature: "BOOLEAN (PVOID DeviceExtension, PVOID Context, BOOLEAN SaveState)",
    entryIrql: null,
    miniport: "both",
    fields: ["HW_INITIALIZATION_DATA.HwAdapterState", "VIRTUAL_HW_INITIALIZATION_DATA.HwAdapterState"],
  },
  {
    role: "SCSIWMI_QUERY_REGINFO",
    signature:
      "UCHAR (PVOID DeviceContext, PSCSIWMI_REQUEST_CONTEXT RequestContext, PWCHAR *MofResourceName)",
    entryIrql: [0, 2],
    miniport: "both",
    fields: ["SCSIWMILIB_CONTEXT.QueryWmiRegInfo"],
  },
  {
    role: "SCSIWMI_QUERY_DATABLOCK",
    signature:
      "BOOLEAN (PVOID DeviceContext, PSCSIWMI_REQUEST_CONTEXT RequestContext, ULONG GuidIndex, ULONG InstanceIndex, ULONG InstanceCount, PULONG InstanceLengthArray, ULONG BufferAvail, PUCHAR Buffer)",
    entryIrql: [0, 2],
    miniport: "both",
    fields: ["SCSIWMILIB_CONTEXT.QueryWmiDataBlock"],
  },
  {
    role: "SCSIWMI_EXECUTE_METHOD",
    signature:
      "BOOLEAN (PVOID DeviceContext, PSCSIWMI_REQUEST_CONTEXT RequestContext, ULONG GuidIndex, ULONG InstanceIndex, ULONG MethodId, ULONG InBufferSize, ULONG OutBufferSize, PUCHAR Buffer)",
    entryIrql: [0, 2],
    miniport: "both",
    fields: ["SCSIWMILIB_CONTEXT.ExecuteWmiMethod"],
  },
];
