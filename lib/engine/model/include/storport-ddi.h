/*
 * Storport (StorPort...).
 * How to read a prototype: ../README.md, "Prototypes".
 */
ULONG StorPortAcquireMSISpinLock(_In_ PVOID HwDeviceExtension, ULONG MessageID, _Out_ PULONG OldIrql);
VOID StorPortAcquireSpinLock(_In_ PVOID DeviceExtension, STOR_SPINLOCK SpinLock, _In_ PVOID LockContext,
    _Inout_ PSTOR_LOCK_HANDLE LockHandle);
ULONG StorPortAcquireSpinLockEx(_In_ PVOID HwDeviceExtension, STOR_SPINLOCK SpinLock, _In_ PVOID LockContext,
    _Inout_ PSTOR_LOCK_HANDLE LockHandle);
ULONG StorPortAllocateContiguousMemorySpecifyCacheNode(_In_ PVOID HwDeviceExtension, SIZE_T NumberOfBytes,
    PHYSICAL_ADDRESS LowestAcceptableAddress, PHYSICAL_ADDRESS HighestAcceptableAddress,
    PHYSICAL_ADDRESS BoundaryAddressMultiple, MEMORY_CACHING_TYPE CacheType, NODE_REQUIREMENT PreferredNode,
    _Out_ PVOID *BufferPointer);
ULONG StorPortAllocateDmaMemory(_In_ PVOID HwDeviceExtension, SIZE_T NumberOfBytes,
    PHYSICAL_ADDRESS LowestAcceptableAddress, PHYSICAL_ADDRESS HighestAcceptableAddress,
    PHYSICAL_ADDRESS BoundaryAddressMultiple, MEMORY_CACHING_TYPE CacheType, NODE_REQUIREMENT PreferredNode,
    _Out_ PVOID *BufferPointer, _Out_ PPHYSICAL_ADDRESS PhysicalAddress);
ULONG StorPortAllocateHostMemoryBuffer(_In_ PVOID HwDeviceExtension, SIZE_T MinimumBytes, SIZE_T PreferredBytes,
    ULONGLONG UtilizationBytes, ULONG AlignmentBytes, PHYSICAL_ADDRESS LowestAcceptableAddress,
    PHYSICAL_ADDRESS HighestAcceptableAddress, PHYSICAL_ADDRESS BoundaryAddressMultiple,
    _Out_ PACCESS_RANGE PhysicalAddressRanges, _Inout_ PULONG PhysicalAddressRangeCount);
ULONG StorPortAllocateMdl(_In_ PVOID HwDeviceExtension, _In_ PVOID BufferPointer, ULONG NumberOfBytes,
    _Out_ PVOID *Mdl);
ULONG StorPortAllocatePool(_In_ PVOID HwDeviceExtension, ULONG NumberOfBytes, ULONG Tag,
    _Out_ PVOID *BufferPointer);
__portcullis_mark(allocates) PUCHAR StorPortAllocateRegistryBuffer(_In_ PVOID HwDeviceExtension,
    _Inout_ PULONG Length);
ULONG StorPortAsyncNotificationDetected(_In_ PVOID HwDeviceExtension, PSTOR_ADDRESS Address, ULONGLONG Flags);
ULONG StorPortBuildMdlForNonPagedPool(_In_ PVOID HwDeviceExtension, _Inout_ PVOID Mdl);
__portcullis_mark(reenters) ULONG StorPortBuildScatterGatherList(_In_ PVOID HwDeviceExtension, _In_ PVOID Mdl,
    _In_ PVOID CurrentVa, ULONG Length, _In_ PPOST_SCATTER_GATHER_EXECUTE ExecutionRoutine, _In_ PVOID Context,
    BOOLEAN WriteToDevice, _Inout_ PVOID ScatterGatherBuffer, ULONG ScatterGatherBufferLength);
BOOLEAN StorPortBusy(_In_ PVOID HwDeviceExtension, ULONG RequestsToComplete);
ULONG StorPortCancelDpc(PVOID HwDeviceExtension, PSTOR_DPC Dpc, _Out_ BOOLEAN *ReturnValue);
ULONG StorPortCaptureLiveDump(_In_ PVOID HwDeviceExtension, _In_ PSTOR_ADDRESS StorAddress,
    _In_ PSTORPORT_CAPTURE_LIVEDUMP CaptureLivedump);
__portcullis_mark(reenters) VOID StorPortCompleteRequest(_In_ PVOID HwDeviceExtension, UCHAR PathId,
    UCHAR TargetId, UCHAR Lun, UCHAR SrbStatus);
__portcullis_mark(reenters) ULONG StorPortCompleteServiceIrp(_In_ PVOID HwDeviceExtension, _Inout_ PVOID Irp);
ULONG StorPortConvertPhysicalAddressToUlong(STOR_PHYSICAL_ADDRESS Address);
STOR_PHYSICAL_ADDRESS StorPortConvertUlongToPhysicalAddress(ULONG_PTR UlongAddress);
ULONG StorPortCreateSystemThread(_In_ PVOID HwDeviceExtension, _In_ PSTOR_THREAD_START_ROUTINE StartRoutine,
    _In_ PVOID StartContext, _In_ PSTOR_THREAD_PRIORITY Priority, _Out_ PVOID *ThreadContext);
__portcullis_mark(pure) VOID StorPortDebugPrint(ULONG DebugPrintLevel, _In_ PCCHAR DebugMessage, ...);
__portcullis_mark(may_block) ULONG StorPortDelayExecution(PVOID HwDeviceExtension, ULONG DelayInMicroseconds);
BOOLEAN StorPortDeviceBusy(_In_ PVOID HwDeviceExtension, UCHAR PathId, UCHAR TargetId, UCHAR Lun,
    ULONG RequestsToComplete);
BOOLEAN StorPortDeviceReady(_In_ PVOID HwDeviceExtension, UCHAR PathId, UCHAR TargetId, UCHAR Lun);
BOOLEAN StorPortEnablePassiveInitialization(_In_ PVOID HwDeviceExtension,
    _In_ PHW_PASSIVE_INITIALIZE_ROUTINE HwPassiveInitialization);
ULONG StorPortEnableRegistryKeyNotification(_In_ PVOID HwDeviceExtension,
    _In_ PHW_REGISTRY_NOTIFICATION_ROUTINE NotificationCallback);
ULONG StorPortEtwChannelEvent2(_In_ PVOID HwDeviceExtension, _In_ PSTOR_ADDRESS Address,
    STORPORT_ETW_EVENT_CHANNEL EventChannel, ULONG EventId, _In_ PWSTR EventDescription, ULONGLONG EventKeywords,
    STORPORT_ETW_LEVEL EventLevel, STORPORT_ETW_EVENT_OPCODE EventOpcode, _In_ PSCSI_REQUEST_BLOCK Srb,
    _In_ PWSTR Parameter1Name, ULONGLONG Parameter1Value,
    _In_ PWSTR Parameter2Name, ULONGLONG Parameter2Value);
ULONG StorPortEtwChannelEvent4(_In_ PVOID HwDeviceExtension, _In_ PSTOR_ADDRESS Address,
    STORPORT_ETW_EVENT_CHANNEL EventChannel, ULONG EventId, _In_ PWSTR EventDescription, ULONGLONG EventKeywords,
    STORPORT_ETW_LEVEL EventLevel, STORPORT_ETW_EVENT_OPCODE EventOpcode, _In_ PSCSI_REQUEST_BLOCK Srb,
    _In_ PWSTR Parameter1Name, ULONGLONG Parameter1Value,
    _In_ PWSTR Parameter2Name, ULONGLONG Parameter2Value,
    _In_ PWSTR Parameter3Name, ULONGLONG Parameter3Value,
    _In_ PWSTR Parameter4Name, ULONGLONG Parameter4Value);
ULONG StorPortEtwChannelEvent8(_In_ PVOID HwDeviceExtension, _In_ PSTOR_ADDRESS Address,
    STORPORT_ETW_EVENT_CHANNEL EventChannel, ULONG EventId, _In_ PWSTR EventDescription, ULONGLONG EventKeywords,
    STORPORT_ETW_LEVEL EventLevel, STORPORT_ETW_EVENT_OPCODE EventOpcode, _In_ PSCSI_REQUEST_BLOCK Srb,
    _In_ PWSTR Parameter1Name, ULONGLONG Parameter1Value,
    _In_ PWSTR Parameter2Name, ULONGLONG Parameter2Value,
    _In_ PWSTR Parameter3Name, ULONGLONG Parameter3Value,
    _In_ PWSTR Parameter4Name, ULONGLONG Parameter4Value,
    _In_ PWSTR Parameter5Name, ULONGLONG Parameter5Value,
    _In_ PWSTR Parameter6Name, ULONGLONG Parameter6Value,
    _In_ PWSTR Parameter7Name, ULONGLONG Parameter7Value,
    _In_ PWSTR Parameter8Name, ULONGLONG Parameter8Value);
ULONG StorPortEtwEvent2(_In_ PVOID HwDeviceExtension, _In_ PSTOR_ADDRESS Address, ULONG EventId,
    _In_ PWSTR EventDescription, ULONGLONG EventKeywords, STORPORT_ETW_LEVEL EventLevel,
    STORPORT_ETW_EVENT_OPCODE EventOpcode, _In_ PSCSI_REQUEST_BLOCK Srb, _In_ PWSTR Parameter1Name,
    ULONGLONG Parameter1Value, _In_ PWSTR Parameter2Name, ULONGLONG Parameter2Value);
ULONG StorPortEtwEvent4(_In_ PVOID HwDeviceExtension, _In_ PSTOR_ADDRESS Address, ULONG EventId,
    _In_ PWSTR EventDescription, ULONGLONG EventKeywords, STORPORT_ETW_LEVEL EventLevel,
    STORPORT_ETW_EVENT_OPCODE EventOpcode, _In_ PSCSI_REQUEST_BLOCK Srb, _In_ PWSTR Parameter1Name,
    ULONGLONG Parameter1Value, _In_ PWSTR Parameter2Name, ULONGLONG Parameter2Value, _In_ PWSTR Parameter3Name,
    ULONGLONG Parameter3Value, _In_ PWSTR Parameter4Name, ULONGLONG Parameter4Value);
ULONG StorPortEtwEvent8(_In_ PVOID HwDeviceExtension, _In_ PSTOR_ADDRESS Address, ULONG EventId,
    _In_ PWSTR EventDescription, ULONGLONG EventKeywords, STORPORT_ETW_LEVEL EventLevel,
    STORPORT_ETW_EVENT_OPCODE EventOpcode, _In_ PSCSI_REQUEST_BLOCK Srb, _In_ PWSTR Parameter1Name,
    ULONGLONG Parameter1Value, _In_ PWSTR Parameter2Name, ULONGLONG Parameter2Value, _In_ PWSTR Parameter3Name,
    ULONGLONG Parameter3Value, _In_ PWSTR Parameter4Name, ULONGLONG Parameter4Value, _In_ PWSTR Parameter5Name,
    ULONGLONG Parameter5Value, _In_ PWSTR Parameter6Name, ULONGLONG Parameter6Value, _In_ PWSTR Parameter7Name,
    ULONGLONG Parameter7Value, _In_ PWSTR Parameter8Name, ULONGLONG Parameter8Value);
ULONG StorPortEtwLogByteStream(_In_ PVOID HwDeviceExtension, _In_ PSTOR_ADDRESS Address,
    STORPORT_ETW_EVENT_CHANNEL EventChannel, ULONG EventId, _In_ PWSTR EventDescription,
    ULONGLONG EventKeywords, STORPORT_ETW_LEVEL EventLevel, STORPORT_ETW_EVENT_OPCODE EventOpcode,
    USHORT DataLength, _In_ PUCHAR Data);
ULONG StorPortEtwLogError(_In_ PVOID HwDeviceExtension, _In_ PSTOR_ADDRESS Address, ULONG Id,
    _In_ PWSTR Description, ULONG DataBufferLength, _In_ PVOID DataBuffer);
ULONG StorPortExtendedFunction(ULONG FunctionCode, _In_ PVOID HwDeviceExtension, ...);
ULONG StorPortFreeContiguousMemorySpecifyCache(_In_ PVOID HwDeviceExtension, _In_ PVOID BaseAddress,
    SIZE_T NumberOfBytes, MEMORY_CACHING_TYPE CacheType);
VOID StorPortFreeDeviceBase(_In_ PVOID HwDeviceExtension, _In_ PVOID MappedAddress);
ULONG StorPortFreeDmaMemory(_In_ PVOID HwDeviceExtension, _In_ PVOID BaseAddress, SIZE_T NumberOfBytes,
    MEMORY_CACHING_TYPE CacheType, PHYSICAL_ADDRESS PhysicalAddress);
ULONG StorPortFreeHostMemoryBuffer(_In_ PVOID HwDeviceExtension, _In_ PACCESS_RANGE PhysicalAddressRanges,
    ULONG PhysicalAddressRangeCount);
ULONG StorPortFreeMdl(_In_ PVOID HwDeviceExtension, _In_ PVOID Mdl);
ULONG StorPortFreePool(_In_ PVOID HwDeviceExtension, _In_ PVOID BufferPointer);
VOID StorPortFreeRegistryBuffer(_In_ PVOID HwDeviceExtension, _In_ PUCHAR Buffer);
ULONG StorPortFreeTimer(_In_ PVOID HwDeviceExtension, _In_ PVOID TimerHandle);
ULONG StorPortFreeWorker(_In_ PVOID HwDeviceExtension, _In_ PVOID WorkItem);
ULONG StorPortGetActiveGroupCount(_In_ PVOID HwDeviceExtension, _Out_ PUSHORT NumberGroups);
ULONG StorPortGetActiveNodeCount(_In_ PVOID HwDeviceExtension, _Out_ PULONG NumberNodes);
ULONG StorPortGetActivityIdSrb(_In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb,
    _Out_ LPGUID ActivityId);
ULONG StorPortGetBusData(_In_ PVOID DeviceExtension, ULONG BusDataType, ULONG SystemIoBusNumber,
    ULONG SlotNumber, _Inout_ PVOID Buffer, ULONG Length);
ULONG StorPortGetCurrentIrql(_In_ PVOID HwDeviceExtension, _Out_ PKIRQL Irql);
ULONG StorPortGetCurrentProcessorNumber(_In_ PVOID HwDeviceExtension, _Out_ PPROCESSOR_NUMBER ProcNumber);
ULONG StorPortGetD3ColdSupport(_In_ PVOID HwDeviceExtension, _In_ PSTOR_ADDRESS Address, _Out_ PBOOLEAN Supported);
ULONG StorPortGetDataInBufferMdl(_In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb, _Out_ PVOID *Mdl);
ULONG StorPortGetDataInBufferScatterGatherList(_In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb,
    _Out_ PSTOR_SCATTER_GATHER_LIST *SgList);
ULONG StorPortGetDataInBufferSystemAddress(_In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb,
    _Out_ PVOID *SystemAddress);
PVOID StorPortGetDeviceBase(_In_ PVOID HwDeviceExtension, INTERFACE_TYPE BusType, ULONG SystemIoBusNumber,
    STOR_PHYSICAL_ADDRESS IoAddress, ULONG NumberOfBytes, BOOLEAN InIoSpace);
ULONG StorPortGetDeviceObjects(_In_ PVOID HwDeviceExtension, _Out_ PVOID *AdapterDeviceObject,
    _Out_ PVOID *PhysicalDeviceObject, _Out_ PVOID *LowerDeviceObject);
ULONG StorPortGetGroupAffinity(_In_ PVOID HwDeviceExtension, USHORT GroupNumber,
    _Out_ PKAFFINITY GroupAffinityMask);
ULONG StorPortGetHighestNodeNumber(_In_ PVOID HwDeviceExtension, _Out_ PULONG HighestNode);
ULONG StorPortGetLogicalProcessorRelationship(_In_ PVOID HwDeviceExtension,
    _In_ PPROCESSOR_NUMBER ProcessorNumber, LOGICAL_PROCESSOR_RELATIONSHIP RelationshipType,
    _Out_ PSYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX Information, _Inout_ PULONG Length);
PVOID StorPortGetLogicalUnit(_In_ PVOID HwDeviceExtension, UCHAR PathId, UCHAR TargetId, UCHAR Lun);
ULONG StorPortGetMessageInterruptIDFromProcessorIndex(_In_ PVOID HwDeviceExtension, ULONG ProcessorIndex,
    _Out_ PULONG MessageInterruptID);
ULONG StorPortGetMSIInfo(_In_ PVOID HwDeviceExtension, ULONG MessageId,
    _Out_ PMESSAGE_INTERRUPT_INFORMATION InterruptInfo);
ULONG StorPortGetNodeAffinity(_In_ PVOID HwDeviceExtension, ULONG NodeNumber,
    _Out_ PGROUP_AFFINITY NodeAffinityMask);
ULONG StorPortGetNodeAffinity2(_In_ PVOID HwDeviceExtension, ULONG NodeNumber,
    _Out_ PGROUP_AFFINITY GroupAffinities, USHORT GroupAffinitiesCount,
    _Out_ PUSHORT GroupAffinitiesCountRequired);
ULONG StorPortGetOriginalMdl(_In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb, _Out_ PVOID *Mdl);
ULONG StorPortGetPfns(_In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb, _In_ PVOID Mdl,
    _Out_ PVOID *Pfns, _Out_ ULONG *PfnCount, _Out_ ULONG *StartingOffset);
STOR_PHYSICAL_ADDRESS StorPortGetPhysicalAddress(_In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb,
    _In_ PVOID VirtualAddress, _Out_ ULONG *Length);
ULONG StorPortGetRequestCryptoInfo(PVOID HwDeviceExtension, PSCSI_REQUEST_BLOCK Srb,
    PSTOR_CRYPTO_KEY_INFO CryptoKeyInfo);
ULONG StorPortGetRequestInfo(_In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb,
    _Out_ PSTOR_REQUEST_INFO RequestInfo);
PSTOR_SCATTER_GATHER_LIST StorPortGetScatterGatherList(_In_ PVOID HwDeviceExtension,
    _In_ PSCSI_REQUEST_BLOCK Srb);
PSCSI_REQUEST_BLOCK StorPortGetSrb(_In_ PVOID DeviceExtension, UCHAR PathId, UCHAR TargetId, UCHAR Lun,
    LONG QueueTag);
ULONG StorPortGetStartIoPerfParams(_In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb,
    _Inout_ PSTARTIO_PERFORMANCE_PARAMETERS StartIoPerfParams);
ULONG StorPortGetSystemAddress(_In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb,
    _Out_ PVOID *SystemAddress);
ULONG StorPortGetSystemPortNumber(_In_ PVOID HwDeviceExtension, _Inout_ PSTOR_ADDRESS Address);
__portcullis_mark(allocates) PVOID StorPortGetUncachedExtension(_In_ PVOID HwDeviceExtension,
    _In_ PPORT_CONFIGURATION_INFORMATION ConfigInfo, ULONG NumberOfBytes);
PVOID StorPortGetVirtualAddress(_In_ PVOID HwDeviceExtension, STOR_PHYSICAL_ADDRESS PhysicalAddress);
ULONG StorPortHardwareReset(PVOID HwDeviceExtension, STOR_DEVICE_RESET_TYPE Type);
ULONG StorPortInitialize(_In_ PVOID Argument1, _In_ PVOID Argument2,
    _In_ PHW_INITIALIZATION_DATA HwInitializationData, _In_ PVOID HwContext);
ULONG StorPortInitializeCryptoEngine(PVOID HwDeviceExtension,
    PSTOR_CRYPTO_CAPABILITIES_DATA CryptoCapabilitiesData);
VOID StorPortInitializeDpc(_In_ PVOID DeviceExtension, _Out_ PSTOR_DPC Dpc, _In_ PHW_DPC_ROUTINE HwDpcRoutine);
ULONG StorPortInitializeEvent(PVOID HwDeviceExtension, PSTOR_EVENT Event, STOR_EVENT_TYPE Type, BOOLEAN State);
VOID StorPortInitializeListHead(_In_ PVOID HwDeviceExtension, _Out_ PSTOR_LIST_ENTRY ListHead);
ULONG StorPortInitializePerfOpts(_In_ PVOID HwDeviceExtension, BOOLEAN Query,
    _Inout_ PPERF_CONFIGURATION_DATA PerfConfigData);
__portcullis_mark(reenters) ULONG StorPortInitializePoFxPower(_In_ PVOID HwDeviceExtension,
    _In_ PSTOR_ADDRESS Address, _In_ PSTOR_POFX_DEVICE Device, _Inout_ PBOOLEAN D3ColdEnabled);
ULONG StorPortInitializeSListHead(_In_ PVOID HwDeviceExtension, _Inout_ PSTOR_SLIST_HEADER SListHead);
ULONG StorPortInitializeSpinlock(_In_ PVOID HwDeviceExtension, _Out_ PSTOR_KSPIN_LOCK Lock);
ULONG StorPortInitializeTimer(_In_ PVOID HwDeviceExtension, _Out_ PVOID *TimerHandle);
ULONG StorPortInitializeWorker(_In_ PVOID HwDeviceExtension, _Out_ PVOID *Worker);
ULONG StorPortInterlockedFlushSList(_In_ PVOID HwDeviceExtension, _Inout_ PSTOR_SLIST_HEADER SListHead,
    _Out_ PSTOR_SLIST_ENTRY *Result);
ULONG StorPortInterlockedInsertHeadList(_In_ PVOID HwDeviceExtension, _Inout_ PSTOR_LIST_ENTRY ListHead,
    _Inout_ PSTOR_LIST_ENTRY ListEntry, _Inout_ PSTOR_LIST_ENTRY *Result, _Inout_ PSTOR_KSPIN_LOCK Lock);
ULONG StorPortInterlockedInsertTailList(_In_ PVOID HwDeviceExtension, _Inout_ PSTOR_LIST_ENTRY ListHead,
    _Inout_ PSTOR_LIST_ENTRY ListEntry, _Inout_ PSTOR_LIST_ENTRY *Result, _Inout_ PSTOR_KSPIN_LOCK Lock);
ULONG StorPortInterlockedPopEntrySList(_In_ PVOID HwDeviceExtension, _Inout_ PSTOR_SLIST_HEADER SListHead,
    _Out_ PSTOR_SLIST_ENTRY *Result);
ULONG StorPortInterlockedPushEntrySList(_In_ PVOID HwDeviceExtension, _Inout_ PSTOR_SLIST_HEADER SListHead,
    _Inout_ PSTOR_SLIST_ENTRY SListEntry, _Out_ PSTOR_SLIST_ENTRY *Result);
ULONG StorPortInterlockedRemoveHeadList(_In_ PVOID HwDeviceExtension, _Inout_ PSTOR_LIST_ENTRY ListHead,
    _Inout_ PSTOR_LIST_ENTRY *Result, _Inout_ PSTOR_KSPIN_LOCK Lock);
ULONG StorPortInvokeAcpiMethod(_In_ PVOID HwDeviceExtension, _In_ PSTOR_ADDRESS Address, ULONG MethodName,
    _In_ PVOID InputBuffer, ULONG InputBufferLength, _Out_ PVOID OutputBuffer, ULONG OutputBufferLength,
    _Out_ PULONG BytesReturned);
ULONG StorPortIsCurrentOsInstallationUpgrade(_In_ PVOID HwDeviceExtension, _Out_ BOOLEAN *Upgraded);
ULONG StorPortIsDeviceOperationAllowed(_In_ PVOID HwDeviceExtension, _In_ PSTOR_ADDRESS Address,
    _In_ LPCGUID DeviceOperation, _Out_ ULONG *AllowedFlag);
BOOLEAN StorPortIssueDpc(_In_ PVOID DeviceExtension, _Inout_ PSTOR_DPC Dpc, _In_ PVOID SystemArgument1,
    _In_ PVOID SystemArgument2);
VOID StorPortLogError(_In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb, UCHAR PathId, UCHAR TargetId,
    UCHAR Lun, ULONG ErrorCode, ULONG UniqueId);
ULONG StorPortLogSystemEvent(_In_ PVOID HwDeviceExtension, _Inout_ PSTOR_LOG_EVENT_DETAILS LogDetails,
    _Inout_ PULONG MaximumSize);
ULONG StorPortLogTelemetry(_In_ PVOID HwDeviceExtension, _In_ PSTOR_ADDRESS StorAddress,
    _In_ PSTORPORT_TELEMETRY_EVENT Event);
ULONG StorPortLogTelemetryEx(PVOID HwDeviceExtension, PSTOR_ADDRESS StorAddress,
    PSTORPORT_TELEMETRY_EVENT Event, STOR_TELEMETRY_CATEGORY Category);
VOID StorPortMarkDeviceFailed(PVOID HwDeviceExtension, PSTOR_ADDRESS StorAddress, ULONG Flags,
    PWSTR FailReason);
ULONG StorPortMarkDeviceFailedEx(PVOID HwDeviceExtension, PSTOR_ADDRESS StorAddress, ULONG Flags,
    USHORT FaultCode, PWSTR FaultDescription, USHORT AdditionalDataSize, PUCHAR AdditionalData,
    USHORT CriticalDataSize, PUCHAR CriticalData);
ULONG StorPortMarkDumpMemory(_In_ PVOID HwDeviceExtension, _In_ PVOID Address, _In_ PVOID Length,
    _In_ PVOID Flags);
ULONG StorPortMaskMsixInterrupt(_In_ PVOID HwDeviceExtension, ULONG MessageId, BOOLEAN Mask);
VOID StorPortMoveMemory(_Out_ PVOID WriteBuffer, _In_ PVOID ReadBuffer, ULONG Length);
__portcullis_mark(reenters) VOID StorPortNotification(SCSI_NOTIFICATION_TYPE NotificationType,
    _In_ PVOID HwDeviceExtension, ...);
BOOLEAN StorPortPause(_In_ PVOID HwDeviceExtension, ULONG TimeOut);
BOOLEAN StorPortPauseDevice(_In_ PVOID HwDeviceExtension, UCHAR PathId, UCHAR TargetId, UCHAR Lun,
    ULONG TimeOut);
__portcullis_mark(reenters) ULONG StorPortPoFxActivateComponent(_In_ PVOID HwDeviceExtension,
    _In_ PSTOR_ADDRESS Address, _In_ PSCSI_REQUEST_BLOCK Srb, ULONG Component, ULONG Flags);
__portcullis_mark(reenters) ULONG StorPortPoFxIdleComponent(_In_ PVOID HwDeviceExtension,
    _In_ PSTOR_ADDRESS Address, _In_ PSCSI_REQUEST_BLOCK Srb, ULONG Component, ULONG Flags);
ULONG StorPortPoFxPowerControl(_In_ PVOID HwDeviceExtension, _In_ LPCGUID PowerControlCode, _In_ PVOID InBuffer,
    SIZE_T InBufferSize, _Out_ PVOID OutBuffer, SIZE_T OutBufferSize, _Out_ PSIZE_T BytesReturned);
ULONG StorPortPoFxSetComponentLatency(_In_ PVOID HwDeviceExtension, _In_ PSTOR_ADDRESS Address, ULONG Component,
    ULONGLONG Latency);
ULONG StorPortPoFxSetComponentResidency(_In_ PVOID HwDeviceExtension, _In_ PSTOR_ADDRESS Address,
    ULONG Component, ULONGLONG Residency);
ULONG StorPortPoFxSetIdleTimeout(_In_ PVOID HwDeviceExtension, _In_ PSTOR_ADDRESS Address,
    ULONG IdleTimeoutInMS);
ULONG StorPortPoFxSetPerfState(PVOID HwDeviceExtension, PSTOR_ADDRESS Address, ULONG Component, ULONG Flags,
    ULONG SetIndex, ULONG State, PVOID Context);
ULONG StorPortPutScatterGatherList(_In_ PVOID HwDeviceExtension,
    _In_ PSTOR_SCATTER_GATHER_LIST ScatterGatherList, BOOLEAN WriteToDevice);
ULONG StorPortQueryConfiguration(PVOID HwDeviceExtension, STORPORT_QUERY_CONFIGURATION_TYPE Type,
    PBOOLEAN Enabled);
ULONG StorPortQueryDepthSList(_In_ PVOID HwDeviceExtension, _Inout_ PSTOR_SLIST_HEADER SListHead,
    _Out_ PSHORT Result);
ULONG StorPortQueryDpcWatchdogInformation(_In_ PVOID HwDeviceExtension,
    _Out_ PSTOR_DPC_WATCHDOG_INFORMATION DpcWatchdogInformation);
ULONG StorPortQueryPerformanceCounter(_In_ PVOID HwDeviceExtension, _Out_ PLARGE_INTEGER PerformanceFrequency,
    _Out_ PLARGE_INTEGER PerformanceCounter);
VOID StorPortQuerySystemTime(_Out_ PLARGE_INTEGER CurrentTime);
ULONG StorPortQueryTimerMinInterval(_In_ PVOID HwDeviceExtension, _Out_ PULONG TimerMinInterval);
ULONG StorPortQueueWorkItem(_In_ PVOID HwDeviceExtension, _In_ PHW_WORKITEM WorkItemCallback, _In_ PVOID Worker,
    _In_ PVOID Context);
VOID StorPortReadPortBufferUchar(_In_ PVOID HwDeviceExtension, _In_ UCHAR *Port, _Out_writes_(Count) UCHAR *Buffer,
    ULONG Count);
VOID StorPortReadPortBufferUlong(_In_ PVOID HwDeviceExtension, _In_ ULONG *Port, _Out_writes_(Count) ULONG *Buffer,
    ULONG Count);
VOID StorPortReadPortBufferUshort(_In_ PVOID HwDeviceExtension, _In_ USHORT *Port, _Out_writes_(Count) USHORT *Buffer,
    ULONG Count);
__portcullis_mark(pure) UCHAR StorPortReadPortUchar(_In_ PVOID HwDeviceExtension, _In_ UCHAR *Port);
__portcullis_mark(pure) ULONG StorPortReadPortUlong(_In_ PVOID HwDeviceExtension, _In_ ULONG *Port);
__portcullis_mark(pure) USHORT StorPortReadPortUshort(_In_ PVOID HwDeviceExtension, _In_ USHORT *Port);
VOID StorPortReadRegisterBufferUchar(_In_ PVOID HwDeviceExtension, _In_ UCHAR *Register, _Out_writes_(Count) UCHAR *Buffer,
    ULONG Count);
VOID StorPortReadRegisterBufferUlong(_In_ PVOID HwDeviceExtension, _In_ ULONG *Register, _Out_writes_(Count) ULONG *Buffer,
    ULONG Count);
VOID StorPortReadRegisterBufferUlong64(_In_ PVOID HwDeviceExtension, _In_ ULONG64 *Register,
    _Out_ ULONG64 *Buffer, ULONG Count);
VOID StorPortReadRegisterBufferUshort(_In_ PVOID HwDeviceExtension, _In_ USHORT *Register, _Out_writes_(Count) USHORT *Buffer,
    ULONG Count);
__portcullis_mark(pure) UCHAR StorPortReadRegisterUchar(_In_ PVOID HwDeviceExtension, _In_ UCHAR *Register);
__portcullis_mark(pure) ULONG StorPortReadRegisterUlong(_In_ PVOID HwDeviceExtension, _In_ ULONG *Register);
__portcullis_mark(pure) ULONG64 StorPortReadRegisterUlong64(_In_ PVOID HwDeviceExtension,
    _In_ ULONG64 *Register);
__portcullis_mark(pure) USHORT StorPortReadRegisterUshort(_In_ PVOID HwDeviceExtension, _In_ USHORT *Register);
BOOLEAN StorPortReady(_In_ PVOID HwDeviceExtension);
BOOLEAN StorPortRegistryRead(_In_ PVOID HwDeviceExtension, _In_ PUCHAR ValueName, ULONG Global, ULONG Type,
    _Inout_ PUCHAR Buffer, _Inout_ PULONG BufferLength);
STORPORT_STATUS StorPortRegistryReadAdapterKey(_In_ PVOID HwDeviceExtension, _In_ PCWSTR SubKeyName,
    _In_ PCWSTR ValueName, ULONG ValueType, _Inout_ PVOID ValueData, ULONG ValueDataLength);
BOOLEAN StorPortRegistryWrite(_In_ PVOID HwDeviceExtension, _In_ PUCHAR ValueName, ULONG Global, ULONG Type,
    _In_ PUCHAR Buffer, ULONG BufferLength);
STORPORT_STATUS StorPortRegistryWriteAdapterKey(_In_ PVOID HwDeviceExtension, _In_ PCWSTR SubKeyName,
    _In_ PCWSTR ValueName, ULONG ValueType, _Inout_ PVOID ValueData, ULONG ValueDataLength);
ULONG StorPortReleaseMSISpinLock(_In_ PVOID HwDeviceExtension, ULONG MessageID, ULONG OldIrql);
VOID StorPortReleaseSpinLock(_In_ PVOID HwDeviceExtension, _Inout_ PSTOR_LOCK_HANDLE LockHandle);
ULONG StorPortRequestTimer(_In_ PVOID HwDeviceExtension, _In_ PVOID TimerHandle,
    _In_ PHW_TIMER_EX TimerCallback, _In_ PVOID CallbackContext, LONGLONG TimerValue, LONGLONG TolerableDelay);
BOOLEAN StorPortResume(_In_ PVOID HwDeviceExtension);
BOOLEAN StorPortResumeDevice(_In_ PVOID HwDeviceExtension, UCHAR PathId, UCHAR TargetId, UCHAR Lun);
ULONG StorPortRevertToUserGroupAffinityThread(_In_ PVOID HwDeviceExtension, _In_ PVOID ThreadContext,
    _In_ PSTOR_GROUP_AFFINITY PreviousAffinity);
ULONG StorPortSecureCopyMemory(_Out_ PVOID Dest, SIZE_T DestSizeInBytes, _In_ const PVOID Src, SIZE_T Count);
ULONG StorPortSetAdapterBusType(_In_ PVOID HwDeviceExtension, ULONG BusType);
ULONG StorPortSetBusDataByOffset(_In_ PVOID DeviceExtension, ULONG BusDataType, ULONG SystemIoBusNumber,
    ULONG SlotNumber, _In_ PVOID Buffer, ULONG Offset, ULONG Length);
BOOLEAN StorPortSetDeviceQueueDepth(_In_ PVOID HwDeviceExtension, UCHAR PathId, UCHAR TargetId, UCHAR Lun,
    ULONG Depth);
ULONG StorPortSetEvent(PVOID HwDeviceExtension, PSTOR_EVENT Event);
ULONG StorPortSetFeatureList(PVOID HwDeviceExtension, ULONG FeatureCount, PBOOLEAN FeatureList);
ULONG StorPortSetPowerSettingNotificationGuids(_In_ PVOID HwDeviceExtension, ULONG GuidCount, _In_ LPGUID Guid);
ULONG StorPortSetPriorityThread(_In_ PVOID HwDeviceExtension, _In_ PVOID ThreadContext,
    STOR_THREAD_PRIORITY Priority);
ULONG StorPortSetSystemGroupAffinityThread(_In_ PVOID HwDeviceExtension, _In_ PVOID ThreadContext,
    _In_ PSTOR_GROUP_AFFINITY Affinity, _Out_ PSTOR_GROUP_AFFINITY PreviousAffinity);
ULONG StorPortSetUnitAttributes(_In_ PVOID HwDeviceExtension, _In_ PSTOR_ADDRESS Address,
    STOR_UNIT_ATTRIBUTES Attributes);
__portcullis_mark(pure) __portcullis_mark(may_block) VOID StorPortStallExecution(ULONG Delay);
ULONG StorPortStateChangeDetected(_In_ PVOID HwDeviceExtension, ULONG ChangedEntity, _In_ PSTOR_ADDRESS Address,
    ULONG Attributes, _In_ PHW_STATE_CHANGE HwStateChange, ULONG HwStateChangeContext);
BOOLEAN StorPortSynchronizeAccess(_In_ PVOID HwDeviceExtension,
    _In_ PSTOR_SYNCHRONIZED_ACCESS SynchronizedAccessRoutine, _In_ PVOID Context);
VOID StorPortTerminateSystemThread(_In_ PVOID HwDeviceExtension, _In_ PVOID ThreadContext);
ULONG StorPortUpdateAdapterMaxIO(PVOID HwDeviceExtension, ULONG MaxIoCount);
BOOLEAN StorPortValidateRange(_In_ PVOID HwDeviceExtension, INTERFACE_TYPE BusType, ULONG SystemToBusNumber,
    STOR_PHYSICAL_ADDRESS IoAddress, ULONG NumberOfBytes, BOOLEAN InIoSpace);
__portcullis_mark(may_block) ULONG StorPortWaitForSingleObject(PVOID HwDeviceExtension, PVOID Object,
    BOOLEAN Alertable, PLARGE_INTEGER Timeout);
__portcullis_mark(pure) VOID StorPortWritePortBufferUchar(_In_ PVOID HwDeviceExtension, _In_ UCHAR *Port,
    _In_ UCHAR *Buffer, ULONG Count);
__portcullis_mark(pure) VOID StorPortWritePortBufferUlong(_In_ PVOID HwDeviceExtension, _In_ ULONG *Port,
    _In_ ULONG *Buffer, ULONG Count);
__portcullis_mark(pure) VOID StorPortWritePortBufferUshort(_In_ PVOID HwDeviceExtension, _In_ USHORT *Port,
    _In_ USHORT *Buffer, ULONG Count);
__portcullis_mark(pure) VOID StorPortWritePortUchar(_In_ PVOID HwDeviceExtension, _In_ UCHAR *Port,
    UCHAR Value);
__portcullis_mark(pure) VOID StorPortWritePortUlong(_In_ PVOID HwDeviceExtension, _In_ ULONG *Port,
    ULONG Value);
__portcullis_mark(pure) VOID StorPortWritePortUshort(_In_ PVOID HwDeviceExtension, _In_ USHORT *Port,
    USHORT Value);
__portcullis_mark(pure) VOID StorPortWriteRegisterBufferUchar(_In_ PVOID HwDeviceExtension,
    _In_ UCHAR *Register, _In_ UCHAR *Buffer, ULONG Count);
__portcullis_mark(pure) VOID StorPortWriteRegisterBufferUlong(_In_ PVOID HwDeviceExtension,
    _In_ ULONG *Register, _In_ ULONG *Buffer, ULONG Count);
__portcullis_mark(pure) VOID StorPortWriteRegisterBufferUlong64(_In_ PVOID HwDeviceExtension,
    _In_ ULONG64 *Register, _In_ ULONG64 *Buffer, ULONG Count);
__portcullis_mark(pure) VOID StorPortWriteRegisterBufferUshort(_In_ PVOID HwDeviceExtension,
    _In_ USHORT *Register, _In_ USHORT *Buffer, ULONG Count);
__portcullis_mark(pure) VOID StorPortWriteRegisterUchar(_In_ PVOID HwDeviceExtension, _In_ UCHAR *Register,
    UCHAR Value);
__portcullis_mark(pure) VOID StorPortWriteRegisterUlong(_In_ PVOID HwDeviceExtension, _In_ ULONG *Register,
    ULONG Value);
__portcullis_mark(pure) VOID StorPortWriteRegisterUlong64(_In_ PVOID HwDeviceExtension, _In_ ULONG64 *Register,
    ULONG64 Value);
__portcullis_mark(pure) VOID StorPortWriteRegisterUshort(_In_ PVOID HwDeviceExtension, _In_ USHORT *Register,
    USHORT Value);
