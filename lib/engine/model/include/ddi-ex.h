/*
 * Executive support (Ex...): pool, lookaside lists, resources, mutexes, rundown, work items, callbacks, timers.
 * How to read a prototype: ../README.md, "Prototypes".
 */
__portcullis_mark(blocks) VOID ExAcquireFastMutex(_Inout_ PFAST_MUTEX FastMutex);
__portcullis_mark(blocks) VOID ExAcquireFastMutexUnsafe(_Inout_ PFAST_MUTEX FastMutex);
VOID ExAcquirePushLockExclusive(_Inout_ PEX_PUSH_LOCK Lock);
VOID ExAcquirePushLockShared(_Inout_ PEX_PUSH_LOCK Lock);
__portcullis_mark(may_block) BOOLEAN ExAcquireResourceExclusiveLite(_Inout_ PERESOURCE Resource, BOOLEAN Wait);
__portcullis_mark(may_block) BOOLEAN ExAcquireResourceSharedLite(_Inout_ PERESOURCE Resource, BOOLEAN Wait);
BOOLEAN ExAcquireRundownProtection(_Inout_ PEX_RUNDOWN_REF RunRef);
BOOLEAN ExAcquireRundownProtectionCacheAware(_Inout_ PEX_RUNDOWN_REF_CACHE_AWARE RunRefCacheAware);
BOOLEAN ExAcquireRundownProtectionCacheAwareEx(_Inout_ PEX_RUNDOWN_REF_CACHE_AWARE RunRefCacheAware,
    ULONG Count);
BOOLEAN ExAcquireRundownProtectionEx(_Inout_ PEX_RUNDOWN_REF RunRef, ULONG Count);
__portcullis_mark(may_block) BOOLEAN ExAcquireSharedStarveExclusive(_Inout_ PERESOURCE Resource, BOOLEAN Wait);
__portcullis_mark(may_block) BOOLEAN ExAcquireSharedWaitForExclusive(_Inout_ PERESOURCE Resource, BOOLEAN Wait);
KIRQL ExAcquireSpinLockExclusive(_Inout_ PEX_SPIN_LOCK SpinLock);
VOID ExAcquireSpinLockExclusiveAtDpcLevel(_Inout_ PEX_SPIN_LOCK SpinLock);
KIRQL ExAcquireSpinLockShared(_Inout_ PEX_SPIN_LOCK SpinLock);
VOID ExAcquireSpinLockSharedAtDpcLevel(_Inout_ PEX_SPIN_LOCK SpinLock);
__portcullis_mark(allocates) PEX_RUNDOWN_REF_CACHE_AWARE ExAllocateCacheAwareRundownProtection(
    POOL_TYPE PoolType, ULONG PoolTag);
__portcullis_mark(allocates) PVOID ExAllocateFromLookasideListEx(_Inout_ PLOOKASIDE_LIST_EX Lookaside);
__portcullis_mark(allocates) PVOID ExAllocateFromNPagedLookasideList(_Inout_ PNPAGED_LOOKASIDE_LIST Lookaside);
__portcullis_mark(allocates) PVOID ExAllocateFromPagedLookasideList(_Inout_ PPAGED_LOOKASIDE_LIST Lookaside);
__portcullis_mark(allocates) PVOID ExAllocatePool(POOL_TYPE PoolType, SIZE_T NumberOfBytes);
__portcullis_mark(allocates) PVOID ExAllocatePool2(POOL_FLAGS Flags, SIZE_T NumberOfBytes, ULONG Tag);
__portcullis_mark(allocates) PVOID ExAllocatePool3(POOL_FLAGS Flags, SIZE_T NumberOfBytes, ULONG Tag,
    _In_ PCPOOL_EXTENDED_PARAMETER ExtendedParameters, ULONG ExtendedParametersCount);
__portcullis_mark(allocates) PVOID ExAllocatePoolPriorityUninitialized(POOL_TYPE PoolType, SIZE_T NumberOfBytes,
    ULONG Tag, EX_POOL_PRIORITY Priority);
__portcullis_mark(allocates) PVOID ExAllocatePoolPriorityZero(POOL_TYPE PoolType, SIZE_T NumberOfBytes,
    ULONG Tag, EX_POOL_PRIORITY Priority);
__portcullis_mark(raises) __portcullis_mark(allocates) PVOID ExAllocatePoolQuotaUninitialized(
    POOL_TYPE PoolType, SIZE_T NumberOfBytes, ULONG Tag);
__portcullis_mark(raises) __portcullis_mark(allocates) PVOID ExAllocatePoolQuotaZero(POOL_TYPE PoolType,
    SIZE_T NumberOfBytes, ULONG Tag);
__portcullis_mark(allocates) PVOID ExAllocatePoolUninitialized(POOL_TYPE PoolType, SIZE_T NumberOfBytes,
    ULONG Tag);
__portcullis_mark(raises) __portcullis_mark(allocates) PVOID ExAllocatePoolWithQuota(POOL_TYPE PoolType,
    SIZE_T NumberOfBytes);
__portcullis_mark(raises) __portcullis_mark(allocates) PVOID ExAllocatePoolWithQuotaTag(POOL_TYPE PoolType,
    SIZE_T NumberOfBytes, ULONG Tag);
__portcullis_mark(allocates) PVOID ExAllocatePoolWithTag(POOL_TYPE PoolType, SIZE_T NumberOfBytes, ULONG Tag);
__portcullis_mark(allocates) PVOID ExAllocatePoolWithTagPriority(POOL_TYPE PoolType, SIZE_T NumberOfBytes,
    ULONG Tag, EX_POOL_PRIORITY Priority);
__portcullis_mark(allocates) PVOID ExAllocatePoolZero(POOL_TYPE PoolType, SIZE_T NumberOfBytes, ULONG Tag);
__portcullis_mark(allocates) PEX_TIMER ExAllocateTimer(_In_ PEXT_CALLBACK Callback, _In_ PVOID CallbackContext,
    ULONG Attributes);
BOOLEAN ExCancelTimer(_Inout_ PEX_TIMER Timer, _In_ PEXT_CANCEL_PARAMETERS Parameters);
VOID ExConvertExclusiveToSharedLite(_Inout_ PERESOURCE Resource);
NTSTATUS ExCreateCallback(_Out_ PCALLBACK_OBJECT *CallbackObject, _In_ POBJECT_ATTRIBUTES ObjectAttributes,
    BOOLEAN Create, BOOLEAN AllowMultipleCallbacks);
VOID ExDeleteLookasideListEx(_Inout_ PLOOKASIDE_LIST_EX Lookaside);
VOID ExDeleteNPagedLookasideList(_Inout_ PNPAGED_LOOKASIDE_LIST Lookaside);
VOID ExDeletePagedLookasideList(_Inout_ PPAGED_LOOKASIDE_LIST Lookaside);
NTSTATUS ExDeleteResourceLite(_Inout_ PERESOURCE Resource);
__portcullis_mark(may_block) BOOLEAN ExDeleteTimer(_In_ PEX_TIMER Timer, BOOLEAN Cancel, BOOLEAN Wait,
    _In_ PEXT_DELETE_PARAMETERS Parameters);
__portcullis_mark(blocks) PVOID ExEnterCriticalRegionAndAcquireResourceExclusive(_Inout_ PERESOURCE Resource);
__portcullis_mark(may_block) BOOLEAN ExEnterCriticalRegionAndAcquireResourceShared(_Inout_ PERESOURCE Resource);
VOID ExFreeCacheAwareRundownProtection(_Inout_ PEX_RUNDOWN_REF_CACHE_AWARE RunRefCacheAware);
VOID ExFreePool(_In_ PVOID P);
VOID ExFreePoolWithTag(_In_ PVOID P, ULONG Tag);
VOID ExFreeToLookasideListEx(_Inout_ PLOOKASIDE_LIST_EX Lookaside, _In_ PVOID Entry);
VOID ExFreeToNPagedLookasideList(_Inout_ PNPAGED_LOOKASIDE_LIST Lookaside, _In_ PVOID Entry);
VOID ExFreeToPagedLookasideList(_Inout_ PPAGED_LOOKASIDE_LIST Lookaside, _In_ PVOID Entry);
ERESOURCE_THREAD ExGetCurrentResourceThread(void);
ULONG ExGetExclusiveWaiterCount(_In_ PERESOURCE Resource);
KPROCESSOR_MODE ExGetPreviousMode(void);
ULONG ExGetSharedWaiterCount(_In_ PERESOURCE Resource);
VOID ExInitializeDeleteTimerParameters(PEXT_DELETE_PARAMETERS Parameters);
VOID ExInitializeDriverRuntime(ULONG RuntimeFlags);
VOID ExInitializeFastMutex(_Out_ PFAST_MUTEX FastMutex);
NTSTATUS ExInitializeLookasideListEx(_Out_ PLOOKASIDE_LIST_EX Lookaside, _In_ PALLOCATE_FUNCTION_EX Allocate,
    _In_ PFREE_FUNCTION_EX Free, POOL_TYPE PoolType, ULONG Flags, SIZE_T Size, ULONG Tag, USHORT Depth);
VOID ExInitializeNPagedLookasideList(_Out_ PNPAGED_LOOKASIDE_LIST Lookaside, _In_ PALLOCATE_FUNCTION Allocate,
    _In_ PFREE_FUNCTION Free, ULONG Flags, SIZE_T Size, ULONG Tag, USHORT Depth);
VOID ExInitializePagedLookasideList(_Out_ PPAGED_LOOKASIDE_LIST Lookaside, _In_ PALLOCATE_FUNCTION Allocate,
    _In_ PFREE_FUNCTION Free, ULONG Flags, SIZE_T Size, ULONG Tag, USHORT Depth);
VOID ExInitializePushLock(_Out_ PEX_PUSH_LOCK PushLock);
BOOLEAN ExInitializeResource(_Out_ PERESOURCE Resource);
NTSTATUS ExInitializeResourceLite(_Out_ PERESOURCE Resource);
VOID ExInitializeRundownProtection(_Out_ PEX_RUNDOWN_REF RunRef);
VOID ExInitializeRundownProtectionCacheAware(_Out_ PEX_RUNDOWN_REF_CACHE_AWARE RunRefCacheAware,
    SIZE_T RunRefSize);
VOID ExInitializeSetTimerParameters(_Out_ PEXT_SET_PARAMETERS Parameters);
VOID ExInitializeWorkItem(_Out_ PWORK_QUEUE_ITEM Item, _In_ PWORKER_THREAD_ROUTINE Routine, _In_ PVOID Context);
LARGE_INTEGER ExInterlockedAddLargeInteger(_Inout_ PLARGE_INTEGER Addend, LARGE_INTEGER Increment,
    _Inout_ PKSPIN_LOCK Lock);
VOID ExInterlockedAddLargeStatistic(_Inout_ PLARGE_INTEGER Addend, ULONG Increment);
ULONG ExInterlockedAddUlong(_Inout_ PULONG Addend, ULONG Increment, _Inout_ PKSPIN_LOCK Lock);
PSLIST_ENTRY ExInterlockedFlushSList(_Inout_ PSLIST_HEADER ListHead);
PLIST_ENTRY ExInterlockedInsertHeadList(_Inout_ PLIST_ENTRY ListHead, _Inout_ PLIST_ENTRY ListEntry,
    _Inout_ PKSPIN_LOCK Lock);
PLIST_ENTRY ExInterlockedInsertTailList(_Inout_ PLIST_ENTRY ListHead, _Inout_ PLIST_ENTRY ListEntry,
    _Inout_ PKSPIN_LOCK Lock);
PSINGLE_LIST_ENTRY ExInterlockedPopEntryList(_Inout_ PSINGLE_LIST_ENTRY ListHead, _Inout_ PKSPIN_LOCK Lock);
PSLIST_ENTRY ExInterlockedPopEntrySList(_Inout_ PSLIST_HEADER ListHead, _Inout_ PKSPIN_LOCK Lock);
PSINGLE_LIST_ENTRY ExInterlockedPushEntryList(_Inout_ PSINGLE_LIST_ENTRY ListHead,
    _Inout_ PSINGLE_LIST_ENTRY ListEntry, _Inout_ PKSPIN_LOCK Lock);
PSLIST_ENTRY ExInterlockedPushEntrySList(_Inout_ PSLIST_HEADER ListHead, _Inout_ PSLIST_ENTRY ListEntry,
    _Inout_ PKSPIN_LOCK Lock);
PLIST_ENTRY ExInterlockedRemoveHeadList(_Inout_ PLIST_ENTRY ListHead, _Inout_ PKSPIN_LOCK Lock);
BOOLEAN ExIsProcessorFeaturePresent(ULONG ProcessorFeature);
BOOLEAN ExIsResourceAcquired(_In_ PERESOURCE Resource);
BOOLEAN ExIsResourceAcquiredExclusive(_In_ PERESOURCE Resource);
BOOLEAN ExIsResourceAcquiredExclusiveLite(_In_ PERESOURCE Resource);
ULONG ExIsResourceAcquiredLite(_In_ PERESOURCE Resource);
ULONG ExIsResourceAcquiredShared(_In_ PERESOURCE Resource);
ULONG ExIsResourceAcquiredSharedLite(_In_ PERESOURCE Resource);
VOID ExLocalTimeToSystemTime(_In_ PLARGE_INTEGER LocalTime, _Out_ PLARGE_INTEGER SystemTime);
__portcullis_mark(reenters) VOID ExNotifyCallback(_In_ PVOID CallbackObject, _In_ PVOID Argument1,
    _In_ PVOID Argument2);
USHORT ExQueryDepthSList(_In_ PSLIST_HEADER SListHead);
VOID ExQueueWorkItem(_Inout_ PWORK_QUEUE_ITEM WorkItem, WORK_QUEUE_TYPE QueueType);
__portcullis_mark(always_raises) VOID ExRaiseAccessViolation(void);
__portcullis_mark(always_raises) VOID ExRaiseDatatypeMisalignment(void);
__portcullis_mark(always_raises) VOID ExRaiseStatus(NTSTATUS Status);
PVOID ExRegisterCallback(_Inout_ PCALLBACK_OBJECT CallbackObject, _In_ PCALLBACK_FUNCTION CallbackFunction,
    _In_ PVOID CallbackContext);
NTSTATUS ExReinitializeResourceLite(_Inout_ PERESOURCE Resource);
VOID ExReInitializeRundownProtection(_Inout_ PEX_RUNDOWN_REF RunRef);
VOID ExReInitializeRundownProtectionCacheAware(_Inout_ PEX_RUNDOWN_REF_CACHE_AWARE RunRefCacheAware);
VOID ExReleaseFastMutex(_Inout_ PFAST_MUTEX FastMutex);
VOID ExReleaseFastMutexUnsafe(_Inout_ PFAST_MUTEX FastMutex);
VOID ExReleasePushLockExclusive(_Inout_ PEX_PUSH_LOCK Lock);
VOID ExReleasePushLockShared(_Inout_ PEX_PUSH_LOCK Lock);
VOID ExReleaseResourceAndLeaveCriticalRegion(_Inout_ PERESOURCE Resource);
VOID ExReleaseResourceForThreadLite(_Inout_ PERESOURCE Resource, ERESOURCE_THREAD ResourceThreadId);
VOID ExReleaseResourceLite(_Inout_ PERESOURCE Resource);
VOID ExReleaseRundownProtection(_Inout_ PEX_RUNDOWN_REF RunRef);
VOID ExReleaseRundownProtectionCacheAware(_Inout_ PEX_RUNDOWN_REF_CACHE_AWARE RunRefCacheAware);
VOID ExReleaseRundownProtectionCacheAwareEx(_Inout_ PEX_RUNDOWN_REF_CACHE_AWARE RunRef, ULONG Count);
VOID ExReleaseRundownProtectionEx(_Inout_ PEX_RUNDOWN_REF RunRef, ULONG Count);
VOID ExReleaseSpinLockExclusive(_Inout_ PEX_SPIN_LOCK SpinLock, KIRQL OldIrql);
VOID ExReleaseSpinLockExclusiveFromDpcLevel(_Inout_ PEX_SPIN_LOCK SpinLock);
VOID ExReleaseSpinLockShared(_Inout_ PEX_SPIN_LOCK SpinLock, KIRQL OldIrql);
VOID ExReleaseSpinLockSharedFromDpcLevel(_Inout_ PEX_SPIN_LOCK SpinLock);
VOID ExRundownCompleted(_Out_ PEX_RUNDOWN_REF RunRef);
VOID ExSetResourceOwnerPointer(_Inout_ PERESOURCE Resource, _In_ PVOID OwnerPointer);
VOID ExSetResourceOwnerPointerEx(_Inout_ PERESOURCE Resource, _In_ PVOID OwnerPointer, ULONG Flags);
BOOLEAN ExSetTimer(_In_ PEX_TIMER Timer, LONGLONG DueTime, LONGLONG Period,
    _In_ PEXT_SET_PARAMETERS Parameters);
ULONG ExSetTimerResolution(ULONG DesiredTime, BOOLEAN SetResolution);
SIZE_T ExSizeOfRundownProtectionCacheAware(void);
VOID ExSystemTimeToLocalTime(_In_ PLARGE_INTEGER SystemTime, _Out_ PLARGE_INTEGER LocalTime);
BOOLEAN ExTryConvertSharedSpinLockExclusive(_Inout_ PEX_SPIN_LOCK SpinLock);
BOOLEAN ExTryToAcquireFastMutex(_Inout_ PFAST_MUTEX FastMutex);
VOID ExUnregisterCallback(_Inout_ PVOID CbRegistration);
NTSTATUS ExUuidCreate(_Out_ UUID *Uuid);
__portcullis_mark(blocks) VOID ExWaitForRundownProtectionRelease(_Inout_ PEX_RUNDOWN_REF RunRef);
__portcullis_mark(blocks) VOID ExWaitForRundownProtectionReleaseCacheAware(
    _Inout_ PEX_RUNDOWN_REF_CACHE_AWARE RunRef);
