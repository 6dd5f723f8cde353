/*
 * I/O manager (Io...): devices, IRPs, cancellation, interrupts, work items, Plug and Play, registration.
 * How to read a prototype: ../README.md, "Prototypes".
 */
VOID IoAcquireCancelSpinLock(_Out_ PKIRQL Irql);
NTSTATUS IoAcquireRemoveLock(_Inout_ PIO_REMOVE_LOCK RemoveLock, _In_ PVOID Tag);
VOID IoAcquireRemoveLockEx(_Inout_ PIO_REMOVE_LOCK RemoveLock, _In_ PVOID Tag, _In_ PCSTR File, ULONG Line,
    ULONG RemlockSize);
VOID IoAcquireVpbSpinLock(_Out_ PKIRQL Irql);
VOID IoAdjustPagingPathCount(_Inout_ PLONG Count, BOOLEAN Increment);
__portcullis_mark(reenters) VOID IoAllocateController(_In_ PCONTROLLER_OBJECT ControllerObject,
    _In_ PDEVICE_OBJECT DeviceObject, _In_ PDRIVER_CONTROL ExecutionRoutine, _In_ PVOID Context);
NTSTATUS IoAllocateDriverObjectExtension(_In_ PDRIVER_OBJECT DriverObject,
    _In_ PVOID ClientIdentificationAddress, ULONG DriverObjectExtensionSize,
    _Out_ PVOID *DriverObjectExtension);
__portcullis_mark(allocates) PVOID IoAllocateErrorLogEntry(_In_ PVOID IoObject, UCHAR EntrySize);
__portcullis_mark(allocates) PIRP IoAllocateIrp(CCHAR StackSize, BOOLEAN ChargeQuota);
__portcullis_mark(allocates) PMDL IoAllocateMdl(_In_ PVOID VirtualAddress, ULONG Length,
    BOOLEAN SecondaryBuffer, BOOLEAN ChargeQuota, _Inout_ PIRP Irp);
__portcullis_mark(allocates) PIO_WORKITEM IoAllocateWorkItem(_In_ PDEVICE_OBJECT DeviceObject);
NTSTATUS IoAssignArcName(_In_ PUNICODE_STRING ArcName, _In_ PUNICODE_STRING DeviceName);
NTSTATUS IoAttachDevice(_In_ PDEVICE_OBJECT SourceDevice, _In_ PUNICODE_STRING TargetDevice,
    _Out_ PDEVICE_OBJECT *AttachedDevice);
PDEVICE_OBJECT IoAttachDeviceToDeviceStack(_Inout_ PDEVICE_OBJECT SourceDevice, _Inout_ PDEVICE_OBJECT TargetDevice);
NTSTATUS IoAttachDeviceToDeviceStackSafe(_Inout_ PDEVICE_OBJECT SourceDevice, _Inout_ PDEVICE_OBJECT TargetDevice,
    _Out_ PDEVICE_OBJECT *AttachedToDeviceObject);
__portcullis_mark(allocates) PIRP IoBuildAsynchronousFsdRequest(ULONG MajorFunction,
    _In_ PDEVICE_OBJECT DeviceObject, _Inout_ PVOID Buffer, ULONG Length, _In_ PLARGE_INTEGER StartingOffset,
    _Out_ PIO_STATUS_BLOCK IoStatusBlock);
__portcullis_mark(allocates) PIRP IoBuildDeviceIoControlRequest(ULONG IoControlCode,
    _In_ PDEVICE_OBJECT DeviceObject, _In_ PVOID InputBuffer, ULONG InputBufferLength, _Out_ PVOID OutputBuffer,
    ULONG OutputBufferLength, BOOLEAN InternalDeviceIoControl, _In_ PKEVENT Event,
    _Out_ PIO_STATUS_BLOCK IoStatusBlock);
VOID IoBuildPartialMdl(_In_ PMDL SourceMdl, _Inout_ PMDL TargetMdl, _In_ PVOID VirtualAddress, ULONG Length);
__portcullis_mark(allocates) PIRP IoBuildSynchronousFsdRequest(ULONG MajorFunction,
    _In_ PDEVICE_OBJECT DeviceObject, _Inout_ PVOID Buffer, ULONG Length, _In_ PLARGE_INTEGER StartingOffset,
    _In_ PKEVENT Event, _Out_ PIO_STATUS_BLOCK IoStatusBlock);
__portcullis_mark(reenters) __portcullis_mark(may_block) NTSTATUS IoCallDriver(_In_ PDEVICE_OBJECT DeviceObject,
    _Inout_ PIRP Irp);
__portcullis_mark(reenters) BOOLEAN IoCancelIrp(_Inout_ PIRP Irp);
NTSTATUS IoCheckEaBufferValidity(_In_ PFILE_FULL_EA_INFORMATION EaBuffer, ULONG EaLength,
    _Out_ PULONG ErrorOffset);
NTSTATUS IoCheckShareAccess(ACCESS_MASK DesiredAccess, ULONG DesiredShareAccess,
    _Inout_ PFILE_OBJECT FileObject, _Inout_ PSHARE_ACCESS ShareAccess, BOOLEAN Update);
__portcullis_mark(reenters) VOID IoCompleteRequest(_Inout_ PIRP Irp, CCHAR PriorityBoost);
NTSTATUS IoConnectInterrupt(_Out_ PKINTERRUPT *InterruptObject, _In_ PKSERVICE_ROUTINE ServiceRoutine,
    _In_ PVOID ServiceContext, _In_ PKSPIN_LOCK SpinLock, ULONG Vector, KIRQL Irql, KIRQL SynchronizeIrql,
    KINTERRUPT_MODE InterruptMode, BOOLEAN ShareVector, KAFFINITY ProcessorEnableMask, BOOLEAN FloatingSave);
NTSTATUS IoConnectInterruptEx(_Inout_ PIO_CONNECT_INTERRUPT_PARAMETERS Parameters);
VOID IoCopyCurrentIrpStackLocationToNext(_Inout_ PIRP Irp);
PCONTROLLER_OBJECT IoCreateController(ULONG Size);
NTSTATUS IoCreateDevice(_In_ PDRIVER_OBJECT DriverObject, ULONG DeviceExtensionSize,
    _In_ PUNICODE_STRING DeviceName, DEVICE_TYPE DeviceType, ULONG DeviceCharacteristics, BOOLEAN Exclusive,
    _Out_ PDEVICE_OBJECT *DeviceObject);
NTSTATUS IoCreateDeviceSecure(_In_ PDRIVER_OBJECT DriverObject, ULONG DeviceExtensionSize,
    _In_ PUNICODE_STRING DeviceName, DEVICE_TYPE DeviceType, ULONG DeviceCharacteristics, BOOLEAN Exclusive,
    _In_ PCUNICODE_STRING DefaultSDDLString, _In_ LPCGUID DeviceClassGuid, PDEVICE_OBJECT DeviceObject);
__portcullis_mark(blocks) NTSTATUS IoCreateFile(_Out_ PHANDLE FileHandle, ACCESS_MASK DesiredAccess,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes, _Out_ PIO_STATUS_BLOCK IoStatusBlock,
    _In_ PLARGE_INTEGER AllocationSize, ULONG FileAttributes, ULONG ShareAccess, ULONG Disposition,
    ULONG CreateOptions, _In_ PVOID EaBuffer, ULONG EaLength, CREATE_FILE_TYPE CreateFileType,
    _In_ PVOID InternalParameters, ULONG Options);
PKEVENT IoCreateNotificationEvent(_In_ PUNICODE_STRING EventName, _Out_ PHANDLE EventHandle);
PFILE_OBJECT IoCreateStreamFileObject(_In_ PFILE_OBJECT FileObject, _In_ PDEVICE_OBJECT DeviceObject);
PFILE_OBJECT IoCreateStreamFileObjectLite(_In_ PFILE_OBJECT FileObject, _In_ PDEVICE_OBJECT DeviceObject);
NTSTATUS IoCreateSymbolicLink(_In_ PUNICODE_STRING SymbolicLinkName, _In_ PUNICODE_STRING DeviceName);
PKEVENT IoCreateSynchronizationEvent(_In_ PUNICODE_STRING EventName, _Out_ PHANDLE EventHandle);
NTSTATUS IoCreateUnprotectedSymbolicLink(_In_ PUNICODE_STRING SymbolicLinkName,
    _In_ PUNICODE_STRING DeviceName);
NTSTATUS IoCsqInitialize(_Out_ PIO_CSQ Csq, PIO_CSQ_INSERT_IRP CsqInsertIrp, PIO_CSQ_REMOVE_IRP CsqRemoveIrp,
    PIO_CSQ_PEEK_NEXT_IRP CsqPeekNextIrp, PIO_CSQ_ACQUIRE_LOCK CsqAcquireLock,
    PIO_CSQ_RELEASE_LOCK CsqReleaseLock, PIO_CSQ_COMPLETE_CANCELED_IRP CsqCompleteCanceledIrp);
NTSTATUS IoCsqInitializeEx(_Out_ PIO_CSQ Csq, PIO_CSQ_INSERT_IRP_EX CsqInsertIrp,
    PIO_CSQ_REMOVE_IRP CsqRemoveIrp, PIO_CSQ_PEEK_NEXT_IRP CsqPeekNextIrp, PIO_CSQ_ACQUIRE_LOCK CsqAcquireLock,
    PIO_CSQ_RELEASE_LOCK CsqReleaseLock, PIO_CSQ_COMPLETE_CANCELED_IRP CsqCompleteCanceledIrp);
__portcullis_mark(reenters) VOID IoCsqInsertIrp(_Inout_ PIO_CSQ Csq, _Inout_ PIRP Irp,
    _Out_ PIO_CSQ_IRP_CONTEXT Context);
__portcullis_mark(reenters) NTSTATUS IoCsqInsertIrpEx(_Inout_ PIO_CSQ Csq, _Inout_ PIRP Irp,
    _Out_ PIO_CSQ_IRP_CONTEXT Context, PVOID InsertContext);
__portcullis_mark(reenters) PIRP IoCsqRemoveIrp(_Inout_ PIO_CSQ Csq, _Inout_ PIO_CSQ_IRP_CONTEXT Context);
__portcullis_mark(reenters) PIRP IoCsqRemoveNextIrp(_Inout_ PIO_CSQ Csq, _In_ PVOID PeekContext);
NTSTATUS IoDeassignArcName(_In_ PUNICODE_STRING ArcName);
VOID IoDeleteController(_In_ PCONTROLLER_OBJECT ControllerObject);
VOID IoDeleteDevice(_In_ PDEVICE_OBJECT DeviceObject);
NTSTATUS IoDeleteSymbolicLink(_In_ PUNICODE_STRING SymbolicLinkName);
VOID IoDetachDevice(_Inout_ PDEVICE_OBJECT TargetDevice);
VOID IoDisconnectInterrupt(_In_ PKINTERRUPT InterruptObject);
VOID IoDisconnectInterruptEx(_In_ PIO_DISCONNECT_INTERRUPT_PARAMETERS Parameters);
__portcullis_mark(reenters) __portcullis_mark(blocks) BOOLEAN IoForwardIrpSynchronously(
    _In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp);
VOID IoFreeController(_In_ PCONTROLLER_OBJECT ControllerObject);
VOID IoFreeErrorLogEntry(_In_ PVOID ElEntry);
VOID IoFreeIrp(_In_ PIRP Irp);
VOID IoFreeMdl(_In_ PMDL Mdl);
VOID IoFreeWorkItem(_In_ PIO_WORKITEM IoWorkItem);
NTSTATUS IoGetAffinityInterrupt(_In_ PKINTERRUPT InterruptObject, _Out_ PGROUP_AFFINITY GroupAffinity);
PDEVICE_OBJECT IoGetAttachedDevice(_In_ PDEVICE_OBJECT DeviceObject);
PDEVICE_OBJECT IoGetAttachedDeviceReference(_In_ PDEVICE_OBJECT DeviceObject);
PCONFIGURATION_INFORMATION IoGetConfigurationInformation(void);
PIO_STACK_LOCATION IoGetCurrentIrpStackLocation(_In_ PIRP Irp);
PEPROCESS IoGetCurrentProcess(void);
PDEVICE_OBJECT IoGetDeviceAttachmentBaseRef(_In_ PDEVICE_OBJECT DeviceObject);
NTSTATUS IoGetDeviceInterfaceAlias(_In_ PUNICODE_STRING SymbolicLinkName,
    _In_ const GUID *AliasInterfaceClassGuid, _Out_ PUNICODE_STRING AliasSymbolicLinkName);
NTSTATUS IoGetDeviceInterfaces(_In_ const GUID *InterfaceClassGuid, _In_ PDEVICE_OBJECT PhysicalDeviceObject,
    ULONG Flags, _Out_ PWSTR *SymbolicLinkList);
NTSTATUS IoGetDeviceNumaNode(_In_ PDEVICE_OBJECT Pdo, _Out_ PUSHORT NodeNumber);
__portcullis_mark(blocks) NTSTATUS IoGetDeviceObjectPointer(_In_ PUNICODE_STRING ObjectName,
    ACCESS_MASK DesiredAccess, _Out_ PFILE_OBJECT *FileObject, _Out_ PDEVICE_OBJECT *DeviceObject);
NTSTATUS IoGetDeviceProperty(_In_ PDEVICE_OBJECT DeviceObject, DEVICE_REGISTRY_PROPERTY DeviceProperty,
    ULONG BufferLength, _Out_ PVOID PropertyBuffer, _Out_ PULONG ResultLength);
NTSTATUS IoGetDevicePropertyData(_In_ PDEVICE_OBJECT Pdo, _In_ const DEVPROPKEY *PropertyKey, LCID Lcid,
    ULONG Flags, ULONG Size, _Out_ PVOID Data, _Out_ PULONG RequiredSize, _Out_ PDEVPROPTYPE Type);
PDEVICE_OBJECT IoGetDeviceToVerify(_In_ PETHREAD Thread);
PDMA_ADAPTER IoGetDmaAdapter(_In_ PDEVICE_OBJECT PhysicalDeviceObject,
    _In_ DEVICE_DESCRIPTION *DeviceDescription, _Out_ PULONG NumberOfMapRegisters);
PVOID IoGetDriverObjectExtension(_In_ PDRIVER_OBJECT DriverObject, _In_ PVOID ClientIdentificationAddress);
PGENERIC_MAPPING IoGetFileObjectGenericMapping(void);
PVOID IoGetInitialStack(void);
NTSTATUS IoGetIommuInterface(ULONG Version, _Out_ PVOID InterfaceOut);
IO_PRIORITY_HINT IoGetIoPriorityHint(_In_ PIRP Irp);
PDEVICE_OBJECT IoGetLowerDeviceObject(_In_ PDEVICE_OBJECT DeviceObject);
PIO_STACK_LOCATION IoGetNextIrpStackLocation(_In_ PIRP Irp);
IO_PAGING_PRIORITY IoGetPagingIoPriority(_In_ PIRP Irp);
PDEVICE_OBJECT IoGetRelatedDeviceObject(_In_ PFILE_OBJECT FileObject);
ULONG_PTR IoGetRemainingStackSize(void);
PEPROCESS IoGetRequestorProcess(_In_ PIRP Irp);
ULONG IoGetRequestorProcessId(_In_ PIRP Irp);
VOID IoGetStackLimits(_Out_ PULONG_PTR LowLimit, _Out_ PULONG_PTR HighLimit);
PIRP IoGetTopLevelIrp(void);
PTXN_PARAMETER_BLOCK IoGetTransactionParameterBlock(_In_ PFILE_OBJECT FileObject);
VOID IoInitializeDpcRequest(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIO_DPC_ROUTINE DpcRoutine);
VOID IoInitializeDriverCreateContext(PIO_DRIVER_CREATE_CONTEXT DriverContext);
VOID IoInitializeIrp(_Inout_ PIRP Irp, USHORT PacketSize, CCHAR StackSize);
VOID IoInitializePriorityInfo(_In_ PIO_PRIORITY_INFO PriorityInfo);
VOID IoInitializeRemoveLock(_Out_ PIO_REMOVE_LOCK Lock, ULONG AllocateTag, ULONG MaxLockedMinutes,
    ULONG HighWatermark);
VOID IoInitializeThreadedDpcRequest(_Inout_ PDEVICE_OBJECT DeviceObject, PIO_DPC_ROUTINE DpcRoutine);
NTSTATUS IoInitializeTimer(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIO_TIMER_ROUTINE TimerRoutine,
    _In_ PVOID Context);
VOID IoInitializeWorkItem(_In_ PVOID IoObject, _In_ PIO_WORKITEM IoWorkItem);
VOID IoInvalidateDeviceRelations(_In_ PDEVICE_OBJECT DeviceObject, DEVICE_RELATION_TYPE Type);
VOID IoInvalidateDeviceState(_In_ PDEVICE_OBJECT PhysicalDeviceObject);
BOOLEAN IoIs32bitProcess(_In_ PIRP Irp);
BOOLEAN IoIsErrorUserInduced(NTSTATUS Status);
BOOLEAN IoIsOperationSynchronous(_In_ PIRP Irp);
BOOLEAN IoIsSystemThread(_In_ PETHREAD Thread);
BOOLEAN IoIsWdmVersionAvailable(UCHAR MajorVersion, UCHAR MinorVersion);
PIRP IoMakeAssociatedIrp(_Inout_ PIRP Irp, CCHAR StackSize);
VOID IoMarkIrpPending(_Inout_ PIRP Irp);
NTSTATUS IoOpenDeviceInterfaceRegistryKey(_In_ PUNICODE_STRING SymbolicLinkName, ACCESS_MASK DesiredAccess,
    _Out_ PHANDLE DeviceInterfaceKey);
NTSTATUS IoOpenDeviceRegistryKey(_In_ PDEVICE_OBJECT DeviceObject, ULONG DevInstKeyType,
    ACCESS_MASK DesiredAccess, _Out_ PHANDLE DevInstRegKey);
NTSTATUS IoOpenDriverRegistryKey(_In_ PDRIVER_OBJECT DriverObject, DRIVER_REGKEY_TYPE RegKeyType,
    ACCESS_MASK DesiredAccess, ULONG Flags, _Out_ PHANDLE DriverRegKey);
VOID IoQueueWorkItem(_In_ PIO_WORKITEM IoWorkItem, _In_ PIO_WORKITEM_ROUTINE WorkerRoutine,
    WORK_QUEUE_TYPE QueueType, _In_ PVOID Context);
VOID IoQueueWorkItemEx(_In_ PIO_WORKITEM IoWorkItem, _In_ PIO_WORKITEM_ROUTINE_EX WorkerRoutine,
    WORK_QUEUE_TYPE QueueType, _In_ PVOID Context);
VOID IoRaiseHardError(_Inout_ PIRP Irp, _In_ PVPB Vpb, _In_ PDEVICE_OBJECT RealDeviceObject);
BOOLEAN IoRaiseInformationalHardError(NTSTATUS ErrorStatus, _In_ PUNICODE_STRING String, _In_ PKTHREAD Thread);
NTSTATUS IoReadDiskSignature(_In_ PDEVICE_OBJECT DeviceObject, ULONG BytesPerSector,
    _Out_ PDISK_SIGNATURE Signature);
NTSTATUS IoReadPartitionTable(_In_ PDEVICE_OBJECT DeviceObject, ULONG SectorSize,
    BOOLEAN ReturnRecognizedPartitions, _Out_ DRIVE_LAYOUT_INFORMATION **PartitionBuffer);
NTSTATUS IoReadPartitionTableEx(_In_ PDEVICE_OBJECT DeviceObject,
    _Out_ DRIVE_LAYOUT_INFORMATION_EX **PartitionBuffer);
VOID IoRegisterBootDriverReinitialization(_In_ PDRIVER_OBJECT DriverObject,
    _In_ PDRIVER_REINITIALIZE DriverReinitializationRoutine, _In_ PVOID Context);
NTSTATUS IoRegisterDeviceInterface(_In_ PDEVICE_OBJECT PhysicalDeviceObject,
    _In_ const GUID *InterfaceClassGuid, _In_ PUNICODE_STRING ReferenceString,
    _Out_ PUNICODE_STRING SymbolicLinkName);
VOID IoRegisterDriverReinitialization(_In_ PDRIVER_OBJECT DriverObject,
    _In_ PDRIVER_REINITIALIZE DriverReinitializationRoutine, _In_ PVOID Context);
VOID IoRegisterFileSystem(_In_ PDEVICE_OBJECT DeviceObject);
__portcullis_mark(reenters) NTSTATUS IoRegisterFsRegistrationChange(_In_ PDRIVER_OBJECT DriverObject,
    _In_ PDRIVER_FS_NOTIFICATION DriverNotificationRoutine);
NTSTATUS IoRegisterLastChanceShutdownNotification(_In_ PDEVICE_OBJECT DeviceObject);
__portcullis_mark(reenters) NTSTATUS IoRegisterPlugPlayNotification(
    IO_NOTIFICATION_EVENT_CATEGORY EventCategory, ULONG EventCategoryFlags, _In_ PVOID EventCategoryData,
    _In_ PDRIVER_OBJECT DriverObject, _In_ PDRIVER_NOTIFICATION_CALLBACK_ROUTINE CallbackRoutine,
    _In_ PVOID Context, _Out_ PVOID *NotificationEntry);
NTSTATUS IoRegisterShutdownNotification(_Inout_ PDEVICE_OBJECT DeviceObject);
VOID IoReleaseCancelSpinLock(KIRQL Irql);
VOID IoReleaseRemoveLock(_Inout_ PIO_REMOVE_LOCK RemoveLock, _In_ PVOID Tag);
__portcullis_mark(blocks) VOID IoReleaseRemoveLockAndWait(_Inout_ PIO_REMOVE_LOCK RemoveLock, _In_ PVOID Tag);
VOID IoReleaseRemoveLockEx(_Inout_ PIO_REMOVE_LOCK RemoveLock, _In_ PVOID Tag, ULONG RemlockSize);
VOID IoReleaseVpbSpinLock(KIRQL Irql);
VOID IoRemoveShareAccess(_In_ PFILE_OBJECT FileObject, _Inout_ PSHARE_ACCESS ShareAccess);
NTSTATUS IoReportDetectedDevice(_In_ PDRIVER_OBJECT DriverObject, INTERFACE_TYPE LegacyBusType, ULONG BusNumber,
    ULONG SlotNumber, _In_ PCM_RESOURCE_LIST ResourceList,
    _In_ PIO_RESOURCE_REQUIREMENTS_LIST ResourceRequirements, BOOLEAN ResourceAssigned,
    _Inout_ PDEVICE_OBJECT *DeviceObject);
NTSTATUS IoReportTargetDeviceChange(_In_ PDEVICE_OBJECT PhysicalDeviceObject, _In_ PVOID NotificationStructure);
NTSTATUS IoReportTargetDeviceChangeAsynchronous(_In_ PDEVICE_OBJECT PhysicalDeviceObject,
    _In_ PVOID NotificationStructure, _In_ PDEVICE_CHANGE_COMPLETE_CALLBACK Callback, _Inout_ PVOID Context);
VOID IoRequestDeviceEject(_In_ PDEVICE_OBJECT PhysicalDeviceObject);
VOID IoRequestDpc(_Inout_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp, _In_ PVOID Context);
VOID IoReuseIrp(_Inout_ PIRP Irp, NTSTATUS Status);
VOID IoSetActivityIdIrp(_Inout_ PIRP Irp, _In_ LPCGUID Guid);
PDRIVER_CANCEL IoSetCancelRoutine(_Inout_ PIRP Irp, _In_ PDRIVER_CANCEL CancelRoutine);
VOID IoSetCompletionRoutine(_Inout_ PIRP Irp, _In_ PIO_COMPLETION_ROUTINE CompletionRoutine, _In_ PVOID Context,
    BOOLEAN InvokeOnSuccess, BOOLEAN InvokeOnError, BOOLEAN InvokeOnCancel);
NTSTATUS IoSetCompletionRoutineEx(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp,
    _In_ PIO_COMPLETION_ROUTINE CompletionRoutine, _In_ PVOID Context, BOOLEAN InvokeOnSuccess,
    BOOLEAN InvokeOnError, BOOLEAN InvokeOnCancel);
NTSTATUS IoSetDeviceInterfaceState(_In_ PUNICODE_STRING SymbolicLinkName, BOOLEAN Enable);
NTSTATUS IoSetDevicePropertyData(_In_ PDEVICE_OBJECT Pdo, _In_ const DEVPROPKEY *PropertyKey, LCID Lcid,
    ULONG Flags, DEVPROPTYPE Type, ULONG Size, _In_ PVOID Data);
VOID IoSetDeviceToVerify(_In_ PETHREAD Thread, _In_ PDEVICE_OBJECT DeviceObject);
VOID IoSetHardErrorOrVerifyDevice(_Inout_ PIRP Irp, _In_ PDEVICE_OBJECT DeviceObject);
NTSTATUS IoSetIoPriorityHint(_Inout_ PIRP Irp, IO_PRIORITY_HINT PriorityHint);
VOID IoSetMasterIrpStatus(_Inout_ PIRP MasterIrp, NTSTATUS Status);
VOID IoSetNextIrpStackLocation(_Inout_ PIRP Irp);
NTSTATUS IoSetPartitionInformation(_In_ PDEVICE_OBJECT DeviceObject, ULONG SectorSize, ULONG PartitionNumber,
    ULONG PartitionType);
NTSTATUS IoSetPartitionInformationEx(_In_ PDEVICE_OBJECT DeviceObject, ULONG PartitionNumber,
    _In_ SET_PARTITION_INFORMATION_EX *PartitionInfo);
VOID IoSetShareAccess(ACCESS_MASK DesiredAccess, ULONG DesiredShareAccess, _Inout_ PFILE_OBJECT FileObject,
    _Out_ PSHARE_ACCESS ShareAccess);
VOID IoSetStartIoAttributes(_In_ PDEVICE_OBJECT DeviceObject, BOOLEAN DeferredStartIo, BOOLEAN NonCancelable);
VOID IoSetTopLevelIrp(_In_ PIRP Irp);
USHORT IoSizeOfIrp(CCHAR StackSize);
ULONG IoSizeofWorkItem(void);
VOID IoSkipCurrentIrpStackLocation(_Inout_ PIRP Irp);
__portcullis_mark(reenters) VOID IoStartNextPacket(_Inout_ PDEVICE_OBJECT DeviceObject, BOOLEAN Cancelable);
__portcullis_mark(reenters) VOID IoStartNextPacketByKey(_Inout_ PDEVICE_OBJECT DeviceObject, BOOLEAN Cancelable,
    ULONG Key);
__portcullis_mark(reenters) VOID IoStartPacket(_Inout_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp, _In_ PULONG Key,
    _In_ PDRIVER_CANCEL CancelFunction);
VOID IoStartTimer(_In_ PDEVICE_OBJECT DeviceObject);
VOID IoStopTimer(_In_ PDEVICE_OBJECT DeviceObject);
__portcullis_mark(reenters) __portcullis_mark(blocks) NTSTATUS IoSynchronousCallDriver(
    _In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp);
PEPROCESS IoThreadToProcess(_In_ PETHREAD Thread);
VOID IoUninitializeWorkItem(_In_ PIO_WORKITEM IoWorkItem);
VOID IoUnregisterFileSystem(_In_ PDEVICE_OBJECT DeviceObject);
VOID IoUnregisterFsRegistrationChange(_In_ PDRIVER_OBJECT DriverObject,
    _In_ PDRIVER_FS_NOTIFICATION DriverNotificationRoutine);
NTSTATUS IoUnregisterPlugPlayNotification(_In_ PVOID NotificationEntry);
NTSTATUS IoUnregisterPlugPlayNotificationEx(_In_ PVOID NotificationEntry);
VOID IoUnregisterShutdownNotification(_In_ PDEVICE_OBJECT DeviceObject);
VOID IoUpdateShareAccess(_In_ PFILE_OBJECT FileObject, _Inout_ PSHARE_ACCESS ShareAccess);
NTSTATUS IoValidateDeviceIoControlAccess(_In_ PIRP Irp, ULONG RequiredAccess);
__portcullis_mark(reenters) NTSTATUS IoVerifyVolume(_In_ PDEVICE_OBJECT DeviceObject, BOOLEAN AllowRawMount);
NTSTATUS IoVolumeDeviceToDosName(_In_ PVOID VolumeDeviceObject, _Out_ PUNICODE_STRING DosName);
LOGICAL IoWithinStackLimits(ULONG_PTR RegionStart, SIZE_T RegionSize);
NTSTATUS IoWMIAllocateInstanceIds(_In_ GUID *Guid, ULONG InstanceCount, _Out_ ULONG *FirstInstanceId);
ULONG IoWMIDeviceObjectToProviderId(_In_ PDEVICE_OBJECT DeviceObject);
NTSTATUS IoWMIRegistrationControl(_In_ PDEVICE_OBJECT DeviceObject, ULONG Action);
NTSTATUS IoWMIWriteEvent(_Inout_ PVOID WnodeEventItem);
VOID IoWriteErrorLogEntry(_In_ PVOID ElEntry);
NTSTATUS IoWritePartitionTable(_In_ PDEVICE_OBJECT DeviceObject, ULONG SectorSize, ULONG SectorsPerTrack,
    ULONG NumberOfHeads, _In_ DRIVE_LAYOUT_INFORMATION *PartitionBuffer);
NTSTATUS IoWritePartitionTableEx(_In_ PDEVICE_OBJECT DeviceObject,
    _In_ DRIVE_LAYOUT_INFORMATION_EX *PartitionBuffer);
