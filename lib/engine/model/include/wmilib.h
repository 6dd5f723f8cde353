/*
 * WMI library calls of WDM drivers and of miniports.
 * How to read a prototype: ../README.md, "Prototypes".
 */
__portcullis_mark(reenters) BOOLEAN ScsiPortWmiDispatchFunction(_Inout_ PSCSI_WMILIB_CONTEXT WmiLibInfo,
    UCHAR MinorFunction, _In_ PVOID DeviceContext, _Inout_ PSCSIWMI_REQUEST_CONTEXT RequestContext,
    _In_ PVOID DataPath, ULONG BufferSize, _Inout_ PVOID Buffer);
VOID ScsiPortWmiFireAdapterEvent(_In_ PVOID HwDeviceExtension, _In_ LPGUID Guid, ULONG InstanceIndex,
    ULONG EventDataSize, _In_ PVOID EventData);
VOID ScsiPortWmiFireLogicalUnitEvent(_In_ PVOID HwDeviceExtension, UCHAR PathId, UCHAR TargetId, UCHAR Lun,
    _In_ LPGUID Guid, ULONG InstanceIndex, ULONG EventDataSize, _In_ PVOID EventData);
PVOID ScsiPortWmiGetInstanceName(_In_ PSCSIWMI_REQUEST_CONTEXT RequestContext);
VOID ScsiPortWmiPostProcess(_Inout_ PSCSIWMI_REQUEST_CONTEXT RequestContext, UCHAR SrbStatus, ULONG BufferUsed);
__portcullis_mark(reenters) NTSTATUS WmiCompleteRequest(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp,
    NTSTATUS Status, ULONG BufferUsed, CCHAR PriorityBoost);
NTSTATUS WmiFireEvent(_In_ PDEVICE_OBJECT DeviceObject, _In_ LPCGUID Guid, ULONG InstanceIndex,
    ULONG EventDataSize, _In_ PVOID EventData);
__portcullis_mark(reenters) NTSTATUS WmiSystemControl(_In_ PWMILIB_CONTEXT WmiLibInfo,
    _In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp, _Out_ PSYSCTL_IRP_DISPOSITION IrpDisposition);
__portcullis_mark(pure) NTSTATUS WmiTraceMessage(ULONGLONG TraceHandle, ULONG MessageFlags,
    _In_ LPCGUID MessageGuid, USHORT MessageNumber, ...);
