/*
 * Memory manager (Mm...): MDLs, mappings, contiguous memory.
 * How to read a prototype: ../README.md, "Prototypes".
 */
NTSTATUS MmAddPhysicalMemory(_In_ PPHYSICAL_ADDRESS StartAddress, _Inout_ PLARGE_INTEGER NumberOfBytes);
NTSTATUS MmAdvanceMdl(_Inout_ PMDL Mdl, ULONG NumberOfBytes);
__portcullis_mark(allocates) PVOID MmAllocateContiguousMemory(SIZE_T NumberOfBytes,
    PHYSICAL_ADDRESS HighestAcceptableAddress);
__portcullis_mark(allocates) PVOID MmAllocateContiguousMemorySpecifyCache(SIZE_T NumberOfBytes,
    PHYSICAL_ADDRESS LowestAcceptableAddress, PHYSICAL_ADDRESS HighestAcceptableAddress,
    PHYSICAL_ADDRESS BoundaryAddressMultiple, MEMORY_CACHING_TYPE CacheType);
__portcullis_mark(allocates) PVOID MmAllocateContiguousMemorySpecifyCacheNode(SIZE_T NumberOfBytes,
    PHYSICAL_ADDRESS LowestAcceptableAddress, PHYSICAL_ADDRESS HighestAcceptableAddress,
    PHYSICAL_ADDRESS BoundaryAddressMultiple, MEMORY_CACHING_TYPE CacheType, NODE_REQUIREMENT PreferredNode);
__portcullis_mark(allocates) PVOID MmAllocateMappingAddress(SIZE_T NumberOfBytes, ULONG PoolTag);
NTSTATUS MmAllocateMdlForIoSpace(_In_ PMM_PHYSICAL_ADDRESS_LIST PhysicalAddressList, SIZE_T NumberOfEntries,
    _Out_ PMDL *NewMdl);
__portcullis_mark(allocates) PMDL MmAllocateNodePagesForMdlEx(PHYSICAL_ADDRESS LowAddress,
    PHYSICAL_ADDRESS HighAddress, PHYSICAL_ADDRESS SkipBytes, SIZE_T TotalBytes, MEMORY_CACHING_TYPE CacheType,
    ULONG IdealNode, ULONG Flags);
__portcullis_mark(allocates) PVOID MmAllocateNonCachedMemory(SIZE_T NumberOfBytes);
__portcullis_mark(allocates) PMDL MmAllocatePagesForMdl(PHYSICAL_ADDRESS LowAddress,
    PHYSICAL_ADDRESS HighAddress, PHYSICAL_ADDRESS SkipBytes, SIZE_T TotalBytes);
__portcullis_mark(allocates) PMDL MmAllocatePagesForMdlEx(PHYSICAL_ADDRESS LowAddress,
    PHYSICAL_ADDRESS HighAddress, PHYSICAL_ADDRESS SkipBytes, SIZE_T TotalBytes, MEMORY_CACHING_TYPE CacheType,
    ULONG Flags);
VOID MmBuildMdlForNonPagedPool(_Inout_ PMDLX MemoryDescriptorList);
BOOLEAN MmCanFileBeTruncated(_In_ PSECTION_OBJECT_POINTERS SectionPointer, _In_ PLARGE_INTEGER NewFileSize);
ULONG MmDoesFileHaveUserWritableReferences(_In_ PSECTION_OBJECT_POINTERS SectionPointer);
BOOLEAN MmFlushImageSection(_In_ PSECTION_OBJECT_POINTERS SectionPointer, MMFLUSH_TYPE FlushType);
BOOLEAN MmForceSectionClosed(_In_ PSECTION_OBJECT_POINTERS SectionObjectPointer, BOOLEAN DelayClose);
VOID MmFreeContiguousMemory(_In_ PVOID BaseAddress);
VOID MmFreeContiguousMemorySpecifyCache(_In_ PVOID BaseAddress, SIZE_T NumberOfBytes,
    MEMORY_CACHING_TYPE CacheType);
VOID MmFreeMappingAddress(_In_ PVOID BaseAddress, ULONG PoolTag);
VOID MmFreeNonCachedMemory(_In_ PVOID BaseAddress, SIZE_T NumberOfBytes);
VOID MmFreePagesFromMdl(_Inout_ PMDLX MemoryDescriptorList);
PHYSICAL_ADDRESS MmGetPhysicalAddress(_In_ PVOID BaseAddress);
PVOID MmGetSystemAddressForMdlSafe(_Inout_ PMDL Mdl, ULONG Priority);
PVOID MmGetSystemRoutineAddress(_In_ PUNICODE_STRING SystemRoutineName);
PVOID MmGetVirtualForPhysical(PHYSICAL_ADDRESS PhysicalAddress);
BOOLEAN MmIsAddressValid(_In_ PVOID VirtualAddress);
BOOLEAN MmIsDriverVerifying(_In_ PDRIVER_OBJECT DriverObject);
PVOID MmLockPagableCodeSection(_In_ PVOID AddressWithinSection);
PVOID MmLockPagableDataSection(_In_ PVOID AddressWithinSection);
VOID MmLockPagableSectionByHandle(_In_ PVOID ImageSectionHandle);
PVOID MmMapIoSpace(PHYSICAL_ADDRESS PhysicalAddress, SIZE_T NumberOfBytes, MEMORY_CACHING_TYPE CacheType);
PVOID MmMapIoSpaceEx(PHYSICAL_ADDRESS PhysicalAddress, SIZE_T NumberOfBytes, ULONG Protect);
PVOID MmMapLockedPages(_Inout_ PMDL MemoryDescriptorList, KPROCESSOR_MODE AccessMode);
PVOID MmMapLockedPagesSpecifyCache(_Inout_ PMDLX MemoryDescriptorList, KPROCESSOR_MODE AccessMode,
    MEMORY_CACHING_TYPE CacheType, _In_ PVOID BaseAddress, ULONG BugCheckOnFailure, MM_PAGE_PRIORITY Priority);
PVOID MmMapLockedPagesWithReservedMapping(_In_ PVOID MappingAddress, ULONG PoolTag,
    _Inout_ PMDLX MemoryDescriptorList, MEMORY_CACHING_TYPE CacheType);
PVOID MmPageEntireDriver(_In_ PVOID AddressWithinSection);
NTSTATUS MmPrefetchPages(ULONG NumberOfLists, _In_ PREAD_LIST *ReadLists);
VOID MmPrepareMdlForReuse(_Inout_ PMDL Mdl);
__portcullis_mark(raises) VOID MmProbeAndLockPages(_Inout_ PMDLX MemoryDescriptorList,
    KPROCESSOR_MODE AccessMode, LOCK_OPERATION Operation);
NTSTATUS MmProtectMdlSystemAddress(_In_ PMDL MemoryDescriptorList, ULONG NewProtect);
MM_SYSTEMSIZE MmQuerySystemSize(void);
VOID MmResetDriverPaging(_In_ PVOID AddressWithinSection);
HANDLE MmSecureVirtualMemory(_In_ PVOID Address, SIZE_T Size, ULONG ProbeMode);
SIZE_T MmSizeOfMdl(_In_ PVOID Base, SIZE_T Length);
VOID MmUnlockPagableImageSection(_In_ PVOID ImageSectionHandle);
VOID MmUnlockPages(_Inout_ PMDL MemoryDescriptorList);
VOID MmUnmapIoSpace(_In_ PVOID BaseAddress, SIZE_T NumberOfBytes);
VOID MmUnmapLockedPages(_In_ PVOID BaseAddress, _Inout_ PMDL MemoryDescriptorList);
VOID MmUnmapReservedMapping(_In_ PVOID BaseAddress, ULONG PoolTag, _Inout_ PMDLX MemoryDescriptorList);
VOID MmUnsecureVirtualMemory(HANDLE SecureHandle);
