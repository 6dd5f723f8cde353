/*
 * Kernel (Ke..., Kf..., Kd...): IRQL, spin locks, events, timers, DPCs, threads, processors, bug checks.
 * How to read a prototype: ../README.md, "Prototypes".
 */
BOOLEAN KdRefreshDebuggerNotPresent(void);
__portcullis_mark(blocks) VOID KeAcquireGuardedMutex(_Inout_ PKGUARDED_MUTEX Mutex);
__portcullis_mark(blocks) VOID KeAcquireGuardedMutexUnsafe(_Inout_ PKGUARDED_MUTEX FastMutex);
VOID KeAcquireInStackQueuedSpinLock(_Inout_ PKSPIN_LOCK SpinLock, _Out_ PKLOCK_QUEUE_HANDLE LockHandle);
VOID KeAcquireInStackQueuedSpinLockAtDpcLevel(_Inout_ PKSPIN_LOCK SpinLock,
    _Out_ PKLOCK_QUEUE_HANDLE LockHandle);
VOID KeAcquireInStackQueuedSpinLockForDpc(_Inout_ PKSPIN_LOCK SpinLock, _Out_ PKLOCK_QUEUE_HANDLE LockHandle);
KIRQL KeAcquireInterruptSpinLock(_Inout_ PKINTERRUPT Interrupt);
KIRQL KeAcquireQueuedSpinLock(KSPIN_LOCK_QUEUE_NUMBER Number);
VOID KeAcquireSpinLock(_Inout_ PKSPIN_LOCK SpinLock, _Out_ PKIRQL OldIrql);
VOID KeAcquireSpinLockAtDpcLevel(_Inout_ PKSPIN_LOCK SpinLock);
KIRQL KeAcquireSpinLockForDpc(_Inout_ PKSPIN_LOCK SpinLock);
KIRQL KeAcquireSpinLockRaiseToDpc(_Inout_ PKSPIN_LOCK SpinLock);
BOOLEAN KeAreAllApcsDisabled(void);
BOOLEAN KeAreApcsDisabled(void);
__portcullis_mark(noreturn) VOID KeBugCheck(ULONG BugCheckCode);
__portcullis_mark(noreturn) VOID KeBugCheckEx(ULONG BugCheckCode, ULONG_PTR BugCheckParameter1,
    ULONG_PTR BugCheckParameter2, ULONG_PTR BugCheckParameter3, ULONG_PTR BugCheckParameter4);
BOOLEAN KeCancelTimer(_Inout_ PKTIMER Timer);
VOID KeClearEvent(_Inout_ PRKEVENT Event);
__portcullis_mark(blocks) NTSTATUS KeDelayExecutionThread(KPROCESSOR_MODE WaitMode, BOOLEAN Alertable,
    _In_ PLARGE_INTEGER Interval);
BOOLEAN KeDeregisterBugCheckCallback(_Inout_ PKBUGCHECK_CALLBACK_RECORD CallbackRecord);
BOOLEAN KeDeregisterBugCheckReasonCallback(_Inout_ PKBUGCHECK_REASON_CALLBACK_RECORD CallbackRecord);
NTSTATUS KeDeregisterNmiCallback(_In_ PVOID Handle);
VOID KeEnterCriticalRegion(void);
VOID KeEnterGuardedRegion(void);
NTSTATUS KeExpandKernelStackAndCallout(PEXPAND_STACK_CALLOUT Callout, PVOID Parameter, SIZE_T Size);
__portcullis_mark(reenters) NTSTATUS KeExpandKernelStackAndCalloutEx(_In_ PEXPAND_STACK_CALLOUT Callout,
    PVOID Parameter, SIZE_T Size, BOOLEAN Wait, _In_ PVOID Context);
VOID KeFlushIoBuffers(_In_ PMDL Mdl, BOOLEAN ReadOperation, BOOLEAN DmaOperation);
__portcullis_mark(reenters) __portcullis_mark(blocks) VOID KeFlushQueuedDpcs(void);
KIRQL KeGetCurrentIrql(void);
USHORT KeGetCurrentNodeNumber(void);
ULONG KeGetCurrentProcessorIndex(void);
ULONG KeGetCurrentProcessorNumber(void);
ULONG KeGetCurrentProcessorNumberEx(_Out_ PPROCESSOR_NUMBER ProcNumber);
PKTHREAD KeGetCurrentThread(void);
ULONG KeGetProcessorIndexFromNumber(_In_ PPROCESSOR_NUMBER ProcNumber);
NTSTATUS KeGetProcessorNumberFromIndex(ULONG ProcIndex, _Out_ PPROCESSOR_NUMBER ProcNumber);
ULONG KeGetRecommendedSharedDataAlignment(void);
NTSTATUS KeInitializeCrashDumpHeader(ULONG DumpType, ULONG Flags, _Out_ PVOID Buffer, ULONG BufferSize,
    _Out_ PULONG BufferNeeded);
VOID KeInitializeDeviceQueue(_Out_ PKDEVICE_QUEUE DeviceQueue);
VOID KeInitializeDpc(_Out_ PRKDPC Dpc, _In_ PKDEFERRED_ROUTINE DeferredRoutine, _In_ PVOID DeferredContext);
VOID KeInitializeEvent(_Out_ PRKEVENT Event, EVENT_TYPE Type, BOOLEAN State);
VOID KeInitializeGuardedMutex(_Out_ PKGUARDED_MUTEX Mutex);
VOID KeInitializeMutex(_Out_ PRKMUTEX Mutex, ULONG Level);
VOID KeInitializeQueue(_Out_ PRKQUEUE Queue, ULONG Count);
VOID KeInitializeSemaphore(_Out_ PRKSEMAPHORE Semaphore, LONG Count, LONG Limit);
VOID KeInitializeSpinLock(_Out_ PKSPIN_LOCK SpinLock);
VOID KeInitializeThreadedDpc(_Out_ PRKDPC Dpc, _In_ PKDEFERRED_ROUTINE DeferredRoutine,
    _In_ PVOID DeferredContext);
VOID KeInitializeTimer(_Out_ PKTIMER Timer);
VOID KeInitializeTimerEx(_Out_ PKTIMER Timer, TIMER_TYPE Type);
BOOLEAN KeInsertByKeyDeviceQueue(_Inout_ PKDEVICE_QUEUE DeviceQueue,
    _Inout_ PKDEVICE_QUEUE_ENTRY DeviceQueueEntry, ULONG SortKey);
BOOLEAN KeInsertDeviceQueue(_Inout_ PKDEVICE_QUEUE DeviceQueue, _Inout_ PKDEVICE_QUEUE_ENTRY DeviceQueueEntry);
LONG KeInsertQueue(_Inout_ PRKQUEUE Queue, _Inout_ PLIST_ENTRY Entry);
BOOLEAN KeInsertQueueDpc(_Inout_ PRKDPC Dpc, _In_ PVOID SystemArgument1, _In_ PVOID SystemArgument2);
ULONG_PTR KeIpiGenericCall(PKIPI_BROADCAST_WORKER BroadcastFunction, ULONG_PTR Context);
VOID KeLeaveCriticalRegion(void);
VOID KeLeaveGuardedRegion(void);
VOID KeLowerIrql(KIRQL NewIrql);
VOID KeMemoryBarrier(void);
LONG KePulseEvent(_Inout_ PRKEVENT Event, KPRIORITY Increment, BOOLEAN Wait);
USHORT KeQueryActiveGroupCount(void);
ULONG KeQueryActiveProcessorCount(_Out_ PKAFFINITY ActiveProcessors);
ULONG KeQueryActiveProcessorCountEx(USHORT GroupNumber);
KAFFINITY KeQueryActiveProcessors(void);
KAFFINITY KeQueryGroupAffinity(USHORT GroupNumber);
USHORT KeQueryHighestNodeNumber(void);
ULONGLONG KeQueryInterruptTime(void);
NTSTATUS KeQueryLogicalProcessorRelationship(_In_ PPROCESSOR_NUMBER ProcessorNumber,
    LOGICAL_PROCESSOR_RELATIONSHIP RelationshipType, _Out_ PSYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX Information,
    _Inout_ PULONG Length);
USHORT KeQueryMaximumGroupCount(void);
ULONG KeQueryMaximumProcessorCount(void);
ULONG KeQueryMaximumProcessorCountEx(USHORT GroupNumber);
VOID KeQueryNodeActiveAffinity(USHORT NodeNumber, _Out_ PGROUP_AFFINITY Affinity, _Out_ PUSHORT Count);
LARGE_INTEGER KeQueryPerformanceCounter(_Out_ PLARGE_INTEGER PerformanceFrequency);
KPRIORITY KeQueryPriorityThread(_In_ PKTHREAD Thread);
ULONG KeQueryRuntimeThread(_In_ PKTHREAD Thread, _Out_ PULONG UserTime);
VOID KeQuerySystemTime(_Out_ PLARGE_INTEGER CurrentTime);
VOID KeQuerySystemTimePrecise(_Out_ PLARGE_INTEGER CurrentTime);
VOID KeQueryTickCount(_Out_ PLARGE_INTEGER CurrentCount);
ULONG KeQueryTimeIncrement(void);
ULONGLONG KeQueryUnbiasedInterruptTime(void);
VOID KeRaiseIrql(KIRQL NewIrql, _Out_ PKIRQL OldIrql);
KIRQL KeRaiseIrqlToDpcLevel(void);
KIRQL KeRaiseIrqlToSynchLevel(void);
LONG KeReadStateEvent(_In_ PRKEVENT Event);
LONG KeReadStateMutex(_In_ PRKMUTEX Mutex);
LONG KeReadStateQueue(_In_ PRKQUEUE Queue);
LONG KeReadStateSemaphore(_In_ PRKSEMAPHORE Semaphore);
BOOLEAN KeReadStateTimer(_In_ PKTIMER Timer);
BOOLEAN KeRegisterBugCheckCallback(_Out_ PKBUGCHECK_CALLBACK_RECORD CallbackRecord,
    _In_ PKBUGCHECK_CALLBACK_ROUTINE CallbackRoutine, _In_ PVOID Buffer, ULONG Length, _In_ PUCHAR Component);
BOOLEAN KeRegisterBugCheckReasonCallback(_Out_ PKBUGCHECK_REASON_CALLBACK_RECORD CallbackRecord,
    _In_ PKBUGCHECK_REASON_CALLBACK_ROUTINE CallbackRoutine, KBUGCHECK_CALLBACK_REASON Reason,
    _In_ PUCHAR Component);
PVOID KeRegisterNmiCallback(_In_ PNMI_CALLBACK CallbackRoutine, _In_ PVOID Context);
VOID KeReleaseGuardedMutex(_Inout_ PKGUARDED_MUTEX Mutex);
VOID KeReleaseGuardedMutexUnsafe(_Inout_ PKGUARDED_MUTEX FastMutex);
VOID KeReleaseInStackQueuedSpinLock(_In_ PKLOCK_QUEUE_HANDLE LockHandle);
VOID KeReleaseInStackQueuedSpinLockForDpc(_In_ PKLOCK_QUEUE_HANDLE LockHandle);
VOID KeReleaseInStackQueuedSpinLockFromDpcLevel(_In_ PKLOCK_QUEUE_HANDLE LockHandle);
VOID KeReleaseInterruptSpinLock(_Inout_ PKINTERRUPT Interrupt, KIRQL OldIrql);
LONG KeReleaseMutant(_Inout_ PRKMUTANT Mutant, KPRIORITY Increment, BOOLEAN Abandoned, BOOLEAN Wait);
__portcullis_mark(may_block) LONG KeReleaseMutex(_Inout_ PRKMUTEX Mutex, BOOLEAN Wait);
VOID KeReleaseQueuedSpinLock(KSPIN_LOCK_QUEUE_NUMBER Number, KIRQL OldIrql);
__portcullis_mark(may_block) LONG KeReleaseSemaphore(_Inout_ PRKSEMAPHORE Semaphore, KPRIORITY Increment,
    LONG Adjustment, BOOLEAN Wait);
VOID KeReleaseSpinLock(_Inout_ PKSPIN_LOCK SpinLock, KIRQL NewIrql);
VOID KeReleaseSpinLockForDpc(_Inout_ PKSPIN_LOCK SpinLock, KIRQL OldIrql);
VOID KeReleaseSpinLockFromDpcLevel(_Inout_ PKSPIN_LOCK SpinLock);
PKDEVICE_QUEUE_ENTRY KeRemoveByKeyDeviceQueue(_Inout_ PKDEVICE_QUEUE DeviceQueue, ULONG SortKey);
PKDEVICE_QUEUE_ENTRY KeRemoveDeviceQueue(_Inout_ PKDEVICE_QUEUE DeviceQueue);
BOOLEAN KeRemoveEntryDeviceQueue(_Inout_ PKDEVICE_QUEUE DeviceQueue,
    _Inout_ PKDEVICE_QUEUE_ENTRY DeviceQueueEntry);
BOOLEAN KeRemoveQueueDpc(_Inout_ PRKDPC Dpc);
LONG KeResetEvent(_Inout_ PRKEVENT Event);
NTSTATUS KeRestoreFloatingPointState(_In_ PKFLOATING_SAVE FloatSave);
VOID KeRevertToUserAffinityThread(void);
VOID KeRevertToUserAffinityThreadEx(KAFFINITY Affinity);
VOID KeRevertToUserGroupAffinityThread(_In_ PGROUP_AFFINITY PreviousAffinity);
PLIST_ENTRY KeRundownQueue(_Inout_ PRKQUEUE Queue);
NTSTATUS KeSaveFloatingPointState(_Out_ PKFLOATING_SAVE FloatSave);
LONG KeSetBasePriorityThread(_Inout_ PKTHREAD Thread, LONG Increment);
BOOLEAN KeSetCoalescableTimer(_Inout_ PKTIMER Timer, LARGE_INTEGER DueTime, ULONG Period, ULONG TolerableDelay,
    _In_ PKDPC Dpc);
__portcullis_mark(may_block) LONG KeSetEvent(_Inout_ PRKEVENT Event, KPRIORITY Increment, BOOLEAN Wait);
VOID KeSetImportanceDpc(_Inout_ PRKDPC Dpc, KDPC_IMPORTANCE Importance);
KPRIORITY KeSetPriorityThread(_Inout_ PKTHREAD Thread, KPRIORITY Priority);
VOID KeSetSystemAffinityThread(KAFFINITY Affinity);
KAFFINITY KeSetSystemAffinityThreadEx(KAFFINITY Affinity);
VOID KeSetSystemGroupAffinityThread(_In_ PGROUP_AFFINITY Affinity, _Out_ PGROUP_AFFINITY PreviousAffinity);
VOID KeSetTargetProcessorDpc(_Inout_ PKDPC Dpc, CCHAR Number);
NTSTATUS KeSetTargetProcessorDpcEx(_Inout_ PKDPC Dpc, _In_ PPROCESSOR_NUMBER ProcNumber);
BOOLEAN KeSetTimer(_Inout_ PKTIMER Timer, LARGE_INTEGER DueTime, _In_ PKDPC Dpc);
BOOLEAN KeSetTimerEx(_Inout_ PKTIMER Timer, LARGE_INTEGER DueTime, LONG Period, _In_ PKDPC Dpc);
ULONG KeShouldYieldProcessor(void);
VOID KeStackAttachProcess(_Inout_ PRKPROCESS Process, _Out_ PRKAPC_STATE ApcState);
__portcullis_mark(pure) __portcullis_mark(may_block) VOID KeStallExecutionProcessor(ULONG MicroSeconds);
BOOLEAN KeSynchronizeExecution(_Inout_ PKINTERRUPT Interrupt, _In_ PKSYNCHRONIZE_ROUTINE SynchronizeRoutine,
    _In_ PVOID SynchronizeContext);
BOOLEAN KeTestSpinLock(_In_ PKSPIN_LOCK SpinLock);
__portcullis_mark(may_block) BOOLEAN KeTryToAcquireGuardedMutex(_Inout_ PKGUARDED_MUTEX Mutex);
BOOLEAN KeTryToAcquireSpinLockAtDpcLevel(_Inout_ PKSPIN_LOCK SpinLock);
VOID KeUnstackDetachProcess(_In_ PRKAPC_STATE ApcState);
__portcullis_mark(may_block) NTSTATUS KeWaitForMultipleObjects(ULONG Count, _In_ PVOID *Object,
    WAIT_TYPE WaitType, KWAIT_REASON WaitReason, KPROCESSOR_MODE WaitMode, BOOLEAN Alertable,
    _In_ PLARGE_INTEGER Timeout, _Out_ PKWAIT_BLOCK WaitBlockArray);
__portcullis_mark(may_block) NTSTATUS KeWaitForMutexObject(_In_ PVOID Mutex, KWAIT_REASON WaitReason,
    KPROCESSOR_MODE WaitMode, BOOLEAN Alertable, _In_ PLARGE_INTEGER Timeout);
__portcullis_mark(may_block) NTSTATUS KeWaitForSingleObject(_In_ PVOID Object, KWAIT_REASON WaitReason,
    KPROCESSOR_MODE WaitMode, BOOLEAN Alertable, _In_ PLARGE_INTEGER Timeout);
VOID KfLowerIrql(KIRQL NewIrql);
KIRQL KfRaiseIrql(KIRQL NewIrql);
VOID YieldProcessor(void);
