/*
 * The smaller families: configuration manager, debugger, ETW, HAL, lists, interlocked operations, objects, power,
 * processes, probing, ports and registers, security.
 * How to read a prototype: ../README.md, "Prototypes".
 */
__portcullis_mark(reenters) NTSTATUS AllocateAdapterChannel(_In_ PDMA_ADAPTER DmaAdapter,
    _In_ PDEVICE_OBJECT DeviceObject, ULONG NumberOfMapRegisters, _In_ PDRIVER_CONTROL ExecutionRoutine,
    _In_ PVOID Context);
VOID AppendTailList(_Inout_ PLIST_ENTRY ListHead, _Inout_ PLIST_ENTRY ListToAppend);
UCHAR BitScanForward(_Out_ PULONG Index, ULONG Mask);
UCHAR BitScanReverse(_Out_ PULONG Index, ULONG Mask);
NTSTATUS CmRegisterCallback(_In_ PEX_CALLBACK_FUNCTION Function, _In_ PVOID Context,
    _Out_ PLARGE_INTEGER Cookie);
NTSTATUS CmRegisterCallbackEx(_In_ PEX_CALLBACK_FUNCTION Function, _In_ PCUNICODE_STRING Altitude,
    _In_ PVOID Driver, _In_ PVOID Context, _Out_ PLARGE_INTEGER Cookie, PVOID Reserved);
NTSTATUS CmUnRegisterCallback(LARGE_INTEGER Cookie);
VOID DbgBreakPoint(void);
__portcullis_mark(pure) ULONG DbgPrint(_In_ PCSTR Format, ...);
__portcullis_mark(pure) ULONG DbgPrintEx(ULONG ComponentId, ULONG Level, _In_ PCSTR Format, ...);
BOOLEAN EtwEventEnabled(REGHANDLE RegHandle, _In_ PCEVENT_DESCRIPTOR EventDescriptor);
BOOLEAN EtwProviderEnabled(REGHANDLE RegHandle, UCHAR Level, ULONGLONG Keyword);
__portcullis_mark(reenters) NTSTATUS EtwRegister(_In_ LPCGUID ProviderId,
    _In_ PETWENABLECALLBACK EnableCallback, _In_ PVOID CallbackContext, _Out_ PREGHANDLE RegHandle);
NTSTATUS EtwUnregister(REGHANDLE RegHandle);
NTSTATUS EtwWrite(REGHANDLE RegHandle, _In_ PCEVENT_DESCRIPTOR EventDescriptor, _In_ LPCGUID ActivityId,
    ULONG UserDataCount, _In_ PEVENT_DATA_DESCRIPTOR UserData);
VOID FreeAdapterChannel(_In_ PDMA_ADAPTER DmaAdapter);
VOID FreeMapRegisters(_In_ PDMA_ADAPTER DmaAdapter, _Inout_ PVOID MapRegisterBase, ULONG NumberOfMapRegisters);
__portcullis_mark(reenters) NTSTATUS GetScatterGatherList(_In_ PDMA_ADAPTER DmaAdapter,
    _In_ PDEVICE_OBJECT DeviceObject, _In_ PMDL Mdl, _In_ PVOID CurrentVa, ULONG Length,
    _In_ PDRIVER_LIST_CONTROL ExecutionRoutine, _In_ PVOID Context, BOOLEAN WriteToDevice);
VOID HalExamineMBR(_In_ PDEVICE_OBJECT DeviceObject, ULONG SectorSize, ULONG MBRTypeIdentifier,
    _Out_ PVOID *Buffer);
ULONG HalGetInterruptVector(INTERFACE_TYPE InterfaceType, ULONG BusNumber, ULONG BusInterruptLevel,
    ULONG BusInterruptVector, _Out_ PKIRQL Irql, _Out_ PKAFFINITY Affinity);
VOID InitializeListHead(_Out_ PLIST_ENTRY ListHead);
VOID InitializeSListHead(_Out_ PSLIST_HEADER SListHead);
VOID InsertHeadList(_Inout_ PLIST_ENTRY ListHead, _Inout_ PLIST_ENTRY Entry);
VOID InsertTailList(_Inout_ PLIST_ENTRY ListHead, _Inout_ PLIST_ENTRY Entry);
LONG InterlockedAdd(_Inout_ LONG volatile *Addend, LONG Value);
LONG64 InterlockedAdd64(_Inout_ LONG64 volatile *Addend, LONG64 Value);
LONG InterlockedAnd(_Inout_ LONG volatile *Destination, LONG Value);
LONG64 InterlockedAnd64(_Inout_ LONG64 volatile *Destination, LONG64 Value);
UCHAR InterlockedBitTestAndReset(_Inout_ LONG volatile *Base, LONG Bit);
UCHAR InterlockedBitTestAndSet(_Inout_ LONG volatile *Base, LONG Bit);
LONG InterlockedCompareExchange(_Inout_ LONG volatile *Destination, LONG Exchange, LONG Comparand);
LONG64 InterlockedCompareExchange64(_Inout_ LONG64 volatile *Destination, LONG64 Exchange, LONG64 Comparand);
PVOID InterlockedCompareExchangePointer(_Inout_ PVOID volatile *Destination, _In_ PVOID Exchange,
    _In_ PVOID Comparand);
LONG InterlockedDecrement(_Inout_ LONG volatile *Addend);
SHORT InterlockedDecrement16(_Inout_ SHORT volatile *Addend);
LONG64 InterlockedDecrement64(_Inout_ LONG64 volatile *Addend);
LONG InterlockedExchange(_Inout_ LONG volatile *Target, LONG Value);
LONG64 InterlockedExchange64(_Inout_ LONG64 volatile *Target, LONG64 Value);
LONG InterlockedExchangeAdd(_Inout_ LONG volatile *Addend, LONG Value);
LONG64 InterlockedExchangeAdd64(_Inout_ LONG64 volatile *Addend, LONG64 Value);
PVOID InterlockedExchangePointer(_Inout_ PVOID volatile *Target, _In_ PVOID Value);
PSLIST_ENTRY InterlockedFlushSList(_Inout_ PSLIST_HEADER ListHead);
LONG InterlockedIncrement(_Inout_ LONG volatile *Addend);
SHORT InterlockedIncrement16(_Inout_ SHORT volatile *Addend);
LONG64 InterlockedIncrement64(_Inout_ LONG64 volatile *Addend);
LONG InterlockedOr(_Inout_ LONG volatile *Destination, LONG Value);
LONG64 InterlockedOr64(_Inout_ LONG64 volatile *Destination, LONG64 Value);
PSLIST_ENTRY InterlockedPopEntrySList(_Inout_ PSLIST_HEADER ListHead);
PSLIST_ENTRY InterlockedPushEntrySList(_Inout_ PSLIST_HEADER ListHead, _Inout_ PSLIST_ENTRY ListEntry);
LONG InterlockedXor(_Inout_ LONG volatile *Destination, LONG Value);
__portcullis_mark(reenters) NTSTATUS IofCallDriver(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp);
__portcullis_mark(reenters) VOID IofCompleteRequest(_Inout_ PIRP Irp, CCHAR PriorityBoost);
BOOLEAN IsListEmpty(_In_ const LIST_ENTRY *ListHead);
VOID KefReleaseSpinLockFromDpcLevel(_Inout_ PKSPIN_LOCK SpinLock);
VOID ObDereferenceObject(_In_ PVOID Object);
VOID ObDereferenceObjectDeferDelete(_In_ PVOID Object);
VOID ObDereferenceObjectWithTag(_In_ PVOID Object, ULONG Tag);
VOID ObfDereferenceObject(_In_ PVOID Object);
VOID ObfReferenceObject(_In_ PVOID Object);
NTSTATUS ObGetObjectSecurity(_In_ PVOID Object, _Out_ PSECURITY_DESCRIPTOR *SecurityDescriptor,
    _Out_ PBOOLEAN MemoryAllocated);
NTSTATUS ObOpenObjectByPointer(_In_ PVOID Object, ULONG HandleAttributes, _In_ PACCESS_STATE PassedAccessState,
    ACCESS_MASK DesiredAccess, _In_ POBJECT_TYPE ObjectType, KPROCESSOR_MODE AccessMode, _Out_ PHANDLE Handle);
NTSTATUS ObQueryNameString(_In_ PVOID Object, _Out_ POBJECT_NAME_INFORMATION ObjectNameInfo, ULONG Length,
    _Out_ PULONG ReturnLength);
VOID ObReferenceObject(_In_ PVOID Object);
NTSTATUS ObReferenceObjectByHandle(HANDLE Handle, ACCESS_MASK DesiredAccess, _In_ POBJECT_TYPE ObjectType,
    KPROCESSOR_MODE AccessMode, _Out_ PVOID *Object, _Out_ POBJECT_HANDLE_INFORMATION HandleInformation);
NTSTATUS ObReferenceObjectByHandleWithTag(HANDLE Handle, ACCESS_MASK DesiredAccess,
    _In_ POBJECT_TYPE ObjectType, KPROCESSOR_MODE AccessMode, ULONG Tag, _Out_ PVOID *Object,
    _Out_ POBJECT_HANDLE_INFORMATION HandleInformation);
NTSTATUS ObReferenceObjectByPointer(_In_ PVOID Object, ACCESS_MASK DesiredAccess, _In_ POBJECT_TYPE ObjectType,
    KPROCESSOR_MODE AccessMode);
NTSTATUS ObReferenceObjectByPointerWithTag(_In_ PVOID Object, ACCESS_MASK DesiredAccess,
    _In_ POBJECT_TYPE ObjectType, KPROCESSOR_MODE AccessMode, ULONG Tag);
VOID ObReferenceObjectWithTag(_In_ PVOID Object, ULONG Tag);
VOID ObReleaseObjectSecurity(_In_ PSECURITY_DESCRIPTOR SecurityDescriptor, BOOLEAN MemoryAllocated);
__portcullis_mark(reenters) NTSTATUS PoCallDriver(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp);
PSINGLE_LIST_ENTRY PopEntryList(_Inout_ PSINGLE_LIST_ENTRY ListHead);
BOOLEAN PoQueryWatchdogTime(_In_ PDEVICE_OBJECT Pdo, _Out_ PULONG SecondsRemaining);
PULONG PoRegisterDeviceForIdleDetection(_In_ PDEVICE_OBJECT DeviceObject, ULONG ConservationIdleTime,
    ULONG PerformanceIdleTime, DEVICE_POWER_STATE State);
__portcullis_mark(reenters) NTSTATUS PoRegisterPowerSettingCallback(_In_ PDEVICE_OBJECT DeviceObject,
    _In_ LPCGUID SettingGuid, _In_ PPOWER_SETTING_CALLBACK Callback, _In_ PVOID Context, _Out_ PVOID *Handle);
__portcullis_mark(reenters) NTSTATUS PoRequestPowerIrp(_In_ PDEVICE_OBJECT DeviceObject, UCHAR MinorFunction,
    POWER_STATE PowerState, _In_ PREQUEST_POWER_COMPLETE CompletionFunction, _In_ PVOID Context,
    _Out_ PIRP *Irp);
VOID PoSetDeviceBusyEx(_Inout_ PULONG IdlePointer);
POWER_STATE PoSetPowerState(_In_ PDEVICE_OBJECT DeviceObject, POWER_STATE_TYPE Type, POWER_STATE State);
VOID PoStartDeviceBusy(_Inout_ PULONG IdlePointer);
__portcullis_mark(reenters) VOID PoStartNextPowerIrp(_Inout_ PIRP Irp);
NTSTATUS PoUnregisterPowerSettingCallback(_Inout_ PVOID Handle);
__portcullis_mark(raises) VOID ProbeForRead(_In_ PVOID Address, SIZE_T Length, ULONG Alignment);
__portcullis_mark(raises) VOID ProbeForWrite(_Inout_ PVOID Address, SIZE_T Length, ULONG Alignment);
NTSTATUS PsCreateSystemThread(_Out_ PHANDLE ThreadHandle, ULONG DesiredAccess,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes, HANDLE ProcessHandle, _Out_ PCLIENT_ID ClientId,
    _In_ PKSTART_ROUTINE StartRoutine, _In_ PVOID StartContext);
PEPROCESS PsGetCurrentProcess(void);
HANDLE PsGetCurrentProcessId(void);
PETHREAD PsGetCurrentThread(void);
HANDLE PsGetCurrentThreadId(void);
HANDLE PsGetThreadId(_In_ PETHREAD Thread);
BOOLEAN PsGetVersion(_Out_ PULONG MajorVersion, _Out_ PULONG MinorVersion, _Out_ PULONG BuildNumber,
    _Out_ PUNICODE_STRING CSDVersion);
BOOLEAN PsIsDiskCountersEnabled(void);
BOOLEAN PsIsThreadTerminating(_In_ PETHREAD Thread);
NTSTATUS PsRemoveLoadImageNotifyRoutine(_In_ PLOAD_IMAGE_NOTIFY_ROUTINE NotifyRoutine);
NTSTATUS PsSetCreateProcessNotifyRoutine(_In_ PCREATE_PROCESS_NOTIFY_ROUTINE NotifyRoutine, BOOLEAN Remove);
NTSTATUS PsSetCreateProcessNotifyRoutineEx(_In_ PCREATE_PROCESS_NOTIFY_ROUTINE_EX NotifyRoutine,
    BOOLEAN Remove);
NTSTATUS PsSetCreateProcessNotifyRoutineEx2(PSCREATEPROCESSNOTIFYTYPE NotifyType, _In_ PVOID NotifyInformation,
    BOOLEAN Remove);
NTSTATUS PsSetCreateThreadNotifyRoutine(_In_ PCREATE_THREAD_NOTIFY_ROUTINE NotifyRoutine);
NTSTATUS PsSetLoadImageNotifyRoutine(_In_ PLOAD_IMAGE_NOTIFY_ROUTINE NotifyRoutine);
__portcullis_mark(blocks) NTSTATUS PsTerminateSystemThread(NTSTATUS ExitStatus);
VOID PsUpdateDiskCounters(PEPROCESS Process, ULONG64 BytesRead, ULONG64 BytesWritten, ULONG ReadOperationCount,
    ULONG WriteOperationCount, ULONG FlushOperationCount);
VOID PushEntryList(_Inout_ PSINGLE_LIST_ENTRY ListHead, _Inout_ PSINGLE_LIST_ENTRY Entry);
VOID PutScatterGatherList(_In_ PDMA_ADAPTER DmaAdapter, _In_ PSCATTER_GATHER_LIST ScatterGather,
    BOOLEAN WriteToDevice);
VOID READ_PORT_BUFFER_UCHAR(_In_ PUCHAR Port, _Out_writes_(Count) PUCHAR Buffer, ULONG Count);
VOID READ_PORT_BUFFER_ULONG(_In_ PULONG Port, _Out_writes_(Count) PULONG Buffer, ULONG Count);
VOID READ_PORT_BUFFER_USHORT(_In_ PUSHORT Port, _Out_writes_(Count) PUSHORT Buffer, ULONG Count);
__portcullis_mark(pure) UCHAR READ_PORT_UCHAR(_In_ PUCHAR Port);
__portcullis_mark(pure) ULONG READ_PORT_ULONG(_In_ PULONG Port);
__portcullis_mark(pure) USHORT READ_PORT_USHORT(_In_ PUSHORT Port);
VOID READ_REGISTER_BUFFER_UCHAR(_In_ PUCHAR Register, _Out_writes_(Count) PUCHAR Buffer, ULONG Count);
VOID READ_REGISTER_BUFFER_ULONG(_In_ PULONG Register, _Out_writes_(Count) PULONG Buffer, ULONG Count);
VOID READ_REGISTER_BUFFER_USHORT(_In_ PUSHORT Register, _Out_writes_(Count) PUSHORT Buffer, ULONG Count);
__portcullis_mark(pure) UCHAR READ_REGISTER_UCHAR(_In_ PUCHAR Register);
__portcullis_mark(pure) ULONG READ_REGISTER_ULONG(_In_ PULONG Register);
__portcullis_mark(pure) ULONG64 READ_REGISTER_ULONG64(_In_ PULONG64 Register);
__portcullis_mark(pure) USHORT READ_REGISTER_USHORT(_In_ PUSHORT Register);
BOOLEAN RemoveEntryList(_Inout_ PLIST_ENTRY Entry);
PLIST_ENTRY RemoveHeadList(_Inout_ PLIST_ENTRY ListHead);
PLIST_ENTRY RemoveTailList(_Inout_ PLIST_ENTRY ListHead);
BOOLEAN SeAccessCheck(_In_ PSECURITY_DESCRIPTOR SecurityDescriptor,
    _In_ PSECURITY_SUBJECT_CONTEXT SubjectSecurityContext, BOOLEAN SubjectContextLocked,
    ACCESS_MASK DesiredAccess, ACCESS_MASK PreviouslyGrantedAccess, _Out_ PPRIVILEGE_SET *Privileges,
    _In_ PGENERIC_MAPPING GenericMapping, KPROCESSOR_MODE AccessMode, _Out_ PACCESS_MASK GrantedAccess,
    _Out_ PNTSTATUS AccessStatus);
NTSTATUS SeAssignSecurity(_In_ PSECURITY_DESCRIPTOR ParentDescriptor,
    _In_ PSECURITY_DESCRIPTOR ExplicitDescriptor, _Out_ PSECURITY_DESCRIPTOR *NewDescriptor,
    BOOLEAN IsDirectoryObject, _In_ PSECURITY_SUBJECT_CONTEXT SubjectContext,
    _In_ PGENERIC_MAPPING GenericMapping, POOL_TYPE PoolType);
NTSTATUS SeAssignSecurityEx(_In_ PSECURITY_DESCRIPTOR ParentDescriptor,
    _In_ PSECURITY_DESCRIPTOR ExplicitDescriptor, _Out_ PSECURITY_DESCRIPTOR *NewDescriptor,
    _In_ GUID *ObjectType, BOOLEAN IsDirectoryObject, ULONG AutoInheritFlags,
    _In_ PSECURITY_SUBJECT_CONTEXT SubjectContext, _In_ PGENERIC_MAPPING GenericMapping, POOL_TYPE PoolType);
VOID SeCaptureSubjectContext(_Out_ PSECURITY_SUBJECT_CONTEXT SubjectContext);
NTSTATUS SeDeassignSecurity(_Inout_ PSECURITY_DESCRIPTOR *SecurityDescriptor);
NTSTATUS SeFilterToken(_In_ PACCESS_TOKEN ExistingToken, ULONG Flags, _In_ PTOKEN_GROUPS SidsToDisable,
    _In_ PTOKEN_PRIVILEGES PrivilegesToDelete, _In_ PTOKEN_GROUPS RestrictedSids,
    _Out_ PACCESS_TOKEN *NewToken);
VOID SeLockSubjectContext(_In_ PSECURITY_SUBJECT_CONTEXT SubjectContext);
BOOLEAN SePrivilegeCheck(_Inout_ PPRIVILEGE_SET RequiredPrivileges,
    _In_ PSECURITY_SUBJECT_CONTEXT SubjectSecurityContext, KPROCESSOR_MODE AccessMode);
NTSTATUS SeQuerySecurityDescriptorInfo(_In_ PSECURITY_INFORMATION SecurityInformation,
    _Out_ PSECURITY_DESCRIPTOR SecurityDescriptor, _Inout_ PULONG Length,
    _Inout_ PSECURITY_DESCRIPTOR *ObjectsSecurityDescriptor);
VOID SeReleaseSubjectContext(_Inout_ PSECURITY_SUBJECT_CONTEXT SubjectContext);
NTSTATUS SeSetSecurityDescriptorInfo(_In_ PVOID Object, _In_ PSECURITY_INFORMATION SecurityInformation,
    _In_ PSECURITY_DESCRIPTOR SecurityDescriptor, _Inout_ PSECURITY_DESCRIPTOR *ObjectsSecurityDescriptor,
    POOL_TYPE PoolType, _In_ PGENERIC_MAPPING GenericMapping);
BOOLEAN SeSinglePrivilegeCheck(LUID PrivilegeValue, KPROCESSOR_MODE PreviousMode);
VOID SeUnlockSubjectContext(_In_ PSECURITY_SUBJECT_CONTEXT SubjectContext);
BOOLEAN SeValidSecurityDescriptor(ULONG Length, _In_ PSECURITY_DESCRIPTOR SecurityDescriptor);
__portcullis_mark(pure) ULONG vDbgPrintEx(ULONG ComponentId, ULONG Level, _In_ PCCH Format, va_list arglist);
__portcullis_mark(pure) ULONG vDbgPrintExWithPrefix(_In_ PCCH Prefix, ULONG ComponentId, ULONG Level,
    _In_ PCCH Format, va_list arglist);
NTSTATUS WdmlibIoCreateDeviceSecure(_In_ PDRIVER_OBJECT DriverObject, ULONG DeviceExtensionSize,
    _In_ PUNICODE_STRING DeviceName, DEVICE_TYPE DeviceType, ULONG DeviceCharacteristics, BOOLEAN Exclusive,
    _In_ PCUNICODE_STRING DefaultSDDLString, _In_ LPCGUID DeviceClassGuid, _Out_ PDEVICE_OBJECT *DeviceObject);
__portcullis_mark(pure) VOID WRITE_PORT_BUFFER_UCHAR(_In_ PUCHAR Port, _In_ PUCHAR Buffer, ULONG Count);
__portcullis_mark(pure) VOID WRITE_PORT_BUFFER_ULONG(_In_ PULONG Port, _In_ PULONG Buffer, ULONG Count);
__portcullis_mark(pure) VOID WRITE_PORT_BUFFER_USHORT(_In_ PUSHORT Port, _In_ PUSHORT Buffer, ULONG Count);
__portcullis_mark(pure) VOID WRITE_PORT_UCHAR(_In_ PUCHAR Port, UCHAR Value);
__portcullis_mark(pure) VOID WRITE_PORT_ULONG(_In_ PULONG Port, ULONG Value);
__portcullis_mark(pure) VOID WRITE_PORT_USHORT(_In_ PUSHORT Port, USHORT Value);
__portcullis_mark(pure) VOID WRITE_REGISTER_BUFFER_UCHAR(_In_ PUCHAR Register, _In_ PUCHAR Buffer, ULONG Count);
__portcullis_mark(pure) VOID WRITE_REGISTER_BUFFER_ULONG(_In_ PULONG Register, _In_ PULONG Buffer, ULONG Count);
__portcullis_mark(pure) VOID WRITE_REGISTER_BUFFER_USHORT(_In_ PUSHORT Register, _In_ PUSHORT Buffer,
    ULONG Count);
__portcullis_mark(pure) VOID WRITE_REGISTER_UCHAR(_In_ PUCHAR Register, UCHAR Value);
__portcullis_mark(pure) VOID WRITE_REGISTER_ULONG(_In_ PULONG Register, ULONG Value);
__portcullis_mark(pure) VOID WRITE_REGISTER_ULONG64(_In_ PULONG64 Register, ULONG64 Value);
__portcullis_mark(pure) VOID WRITE_REGISTER_USHORT(_In_ PUSHORT Register, USHORT Value);
