/*
 * SCSI Port (ScsiPort...): the library that miniports of before Storport are linked to. Types are Storport's.
 * How to read a prototype: ../README.md, "Prototypes".
 */
#define SCSIPORT_API
#define SCSIPORTAPI
VOID ScsiPortCompleteRequest(_In_ PVOID HwDeviceExtension, UCHAR PathId, UCHAR TargetId, UCHAR Lun,
    UCHAR SrbStatus);
ULONG ScsiPortConvertPhysicalAddressToUlong(SCSI_PHYSICAL_ADDRESS Address);
SCSI_PHYSICAL_ADDRESS ScsiPortConvertUlongToPhysicalAddress(ULONG_PTR UlongAddress);
VOID ScsiPortFlushDma(_In_ PVOID DeviceExtension);
VOID ScsiPortFreeDeviceBase(_In_ PVOID HwDeviceExtension, _In_ PVOID MappedAddress);
ULONG ScsiPortGetBusData(_In_ PVOID DeviceExtension, ULONG BusDataType, ULONG SystemIoBusNumber, ULONG SlotNumber,
    _Out_ PVOID Buffer, ULONG Length);
PVOID ScsiPortGetDeviceBase(_In_ PVOID HwDeviceExtension, INTERFACE_TYPE BusType, ULONG SystemIoBusNumber,
    SCSI_PHYSICAL_ADDRESS IoAddress, ULONG NumberOfBytes, BOOLEAN InIoSpace);
PVOID ScsiPortGetLogicalUnit(_In_ PVOID HwDeviceExtension, UCHAR PathId, UCHAR TargetId, UCHAR Lun);
SCSI_PHYSICAL_ADDRESS ScsiPortGetPhysicalAddress(_In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb,
    _In_ PVOID VirtualAddress, _Out_ ULONG *Length);
PSCSI_REQUEST_BLOCK ScsiPortGetSrb(_In_ PVOID DeviceExtension, UCHAR PathId, UCHAR TargetId, UCHAR Lun,
    LONG QueueTag);
PVOID ScsiPortGetUncachedExtension(_In_ PVOID HwDeviceExtension, _In_ PPORT_CONFIGURATION_INFORMATION ConfigInfo,
    ULONG NumberOfBytes);
PVOID ScsiPortGetVirtualAddress(_In_ PVOID HwDeviceExtension, SCSI_PHYSICAL_ADDRESS PhysicalAddress);
ULONG ScsiPortInitialize(_In_ PVOID Argument1, _In_ PVOID Argument2,
    _In_ struct _HW_INITIALIZATION_DATA *HwInitializationData, _In_ PVOID HwContext);
VOID ScsiPortIoMapTransfer(_In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb, _In_ PVOID LogicalAddress,
    ULONG Length);
VOID ScsiPortLogError(_In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb, UCHAR PathId, UCHAR TargetId,
    UCHAR Lun, ULONG ErrorCode, ULONG UniqueId);
VOID ScsiPortMoveMemory(_Out_ PVOID WriteBuffer, _In_ PVOID ReadBuffer, ULONG Length);
__portcullis_mark(reenters) VOID ScsiPortNotification(SCSI_NOTIFICATION_TYPE NotificationType,
    _In_ PVOID HwDeviceExtension, ...);
VOID ScsiPortQuerySystemTime(_Out_ PLARGE_INTEGER CurrentTime);
VOID ScsiPortReadPortBufferUchar(_In_ PUCHAR Port, _Out_writes_(Count) PUCHAR Buffer, ULONG Count);
VOID ScsiPortReadPortBufferUlong(_In_ PULONG Port, _Out_writes_(Count) PULONG Buffer, ULONG Count);
VOID ScsiPortReadPortBufferUshort(_In_ PUSHORT Port, _Out_writes_(Count) PUSHORT Buffer, ULONG Count);
UCHAR ScsiPortReadPortUchar(_In_ PUCHAR Port);
ULONG ScsiPortReadPortUlong(_In_ PULONG Port);
USHORT ScsiPortReadPortUshort(_In_ PUSHORT Port);
VOID ScsiPortReadRegisterBufferUchar(_In_ PUCHAR Register, _Out_writes_(Count) PUCHAR Buffer, ULONG Count);
VOID ScsiPortReadRegisterBufferUlong(_In_ PULONG Register, _Out_writes_(Count) PULONG Buffer, ULONG Count);
VOID ScsiPortReadRegisterBufferUshort(_In_ PUSHORT Register, _Out_writes_(Count) PUSHORT Buffer, ULONG Count);
UCHAR ScsiPortReadRegisterUchar(_In_ PUCHAR Register);
ULONG ScsiPortReadRegisterUlong(_In_ PULONG Register);
USHORT ScsiPortReadRegisterUshort(_In_ PUSHORT Register);
ULONG ScsiPortSetBusDataByOffset(_In_ PVOID DeviceExtension, ULONG BusDataType, ULONG SystemIoBusNumber,
    ULONG SlotNumber, _In_ PVOID Buffer, ULONG Offset, ULONG Length);
VOID ScsiPortStallExecution(ULONG Delay);
BOOLEAN ScsiPortValidateRange(_In_ PVOID HwDeviceExtension, INTERFACE_TYPE BusType, ULONG SystemIoBusNumber,
    SCSI_PHYSICAL_ADDRESS IoAddress, ULONG NumberOfBytes, BOOLEAN InIoSpace);
VOID ScsiPortWritePortBufferUchar(_In_ PUCHAR Port, _In_ PUCHAR Buffer, ULONG Count);
VOID ScsiPortWritePortBufferUlong(_In_ PULONG Port, _In_ PULONG Buffer, ULONG Count);
VOID ScsiPortWritePortBufferUshort(_In_ PUSHORT Port, _In_ PUSHORT Buffer, ULONG Count);
VOID ScsiPortWritePortUchar(_In_ PUCHAR Port, UCHAR Value);
VOID ScsiPortWritePortUlong(_In_ PULONG Port, ULONG Value);
VOID ScsiPortWritePortUshort(_In_ PUSHORT Port, USHORT Value);
VOID ScsiPortWriteRegisterBufferUchar(_In_ PUCHAR Register, _In_ PUCHAR Buffer, ULONG Count);
VOID ScsiPortWriteRegisterBufferUlong(_In_ PULONG Register, _In_ PULONG Buffer, ULONG Count);
VOID ScsiPortWriteRegisterBufferUshort(_In_ PUSHORT Register, _In_ PUSHORT Buffer, ULONG Count);
VOID ScsiPortWriteRegisterUchar(_In_ PUCHAR Register, UCHAR Value);
VOID ScsiPortWriteRegisterUlong(_In_ PULONG Register, ULONG Value);
VOID ScsiPortWriteRegisterUshort(_In_ PUSHORT Register, USHORT Value);
VOID ScsiPortWmiSetData(_In_ PSCSIWMI_REQUEST_CONTEXT RequestContext, ULONG InstanceIndex, ULONG BufferUsed,
    _In_ PVOID Buffer);
VOID ScsiPortWmiSetInstanceCount(_Inout_ PSCSIWMI_REQUEST_CONTEXT RequestContext, ULONG InstanceCount,
    _In_ PULONG BufferAvail, _In_ PULONG SizeNeeded);
PWCHAR ScsiPortWmiSetInstanceName(_Inout_ PSCSIWMI_REQUEST_CONTEXT RequestContext, ULONG InstanceIndex,
    ULONG InstanceNameLength, _In_ PULONG BufferAvail, _In_ PULONG SizeNeeded);
VOID ScsiDebugPrint(ULONG DebugPrintLevel, _In_ PCCHAR DebugMessage, ...);
