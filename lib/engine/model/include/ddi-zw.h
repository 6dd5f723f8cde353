/*
 * System services (Zw..., Nt...): registry, files, objects, sections, transactions, tokens.
 * How to read a prototype: ../README.md, "Prototypes".
 */
NTSTATUS NtAllocateVirtualMemory(HANDLE ProcessHandle, _Inout_ PVOID *BaseAddress, ULONG_PTR ZeroBits,
    _Inout_ PSIZE_T RegionSize, ULONG AllocationType, ULONG Protect);
NTSTATUS NtClose(HANDLE Handle);
NTSTATUS NtCommitComplete(HANDLE EnlistmentHandle, _In_ PLARGE_INTEGER TmVirtualClock);
NTSTATUS NtCommitEnlistment(HANDLE EnlistmentHandle, _In_ PLARGE_INTEGER TmVirtualClock);
NTSTATUS NtCommitTransaction(HANDLE TransactionHandle, BOOLEAN Wait);
NTSTATUS NtCreateEnlistment(_Out_ PHANDLE EnlistmentHandle, ACCESS_MASK DesiredAccess,
    HANDLE ResourceManagerHandle, HANDLE TransactionHandle, _In_ POBJECT_ATTRIBUTES ObjectAttributes,
    ULONG CreateOptions, NOTIFICATION_MASK NotificationMask, _In_ PVOID EnlistmentKey);
NTSTATUS NtCreateFile(_Out_ PHANDLE FileHandle, ACCESS_MASK DesiredAccess,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes, _Out_ PIO_STATUS_BLOCK IoStatusBlock,
    _In_ PLARGE_INTEGER AllocationSize, ULONG FileAttributes, ULONG ShareAccess, ULONG CreateDisposition,
    ULONG CreateOptions, _In_ PVOID EaBuffer, ULONG EaLength);
NTSTATUS NtCreateResourceManager(_Out_ PHANDLE ResourceManagerHandle, ACCESS_MASK DesiredAccess,
    HANDLE TmHandle, _In_ LPGUID ResourceManagerGuid, _In_ POBJECT_ATTRIBUTES ObjectAttributes,
    ULONG CreateOptions, _In_ PUNICODE_STRING Description);
NTSTATUS NtCreateTransaction(_Out_ PHANDLE TransactionHandle, ACCESS_MASK DesiredAccess,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes, _In_ LPGUID Uow, HANDLE TmHandle, ULONG CreateOptions,
    ULONG IsolationLevel, ULONG IsolationFlags, _In_ PLARGE_INTEGER Timeout, _In_ PUNICODE_STRING Description);
NTSTATUS NtCreateTransactionManager(_Out_ PHANDLE TmHandle, ACCESS_MASK DesiredAccess,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes, _In_ PUNICODE_STRING LogFileName, ULONG CreateOptions,
    ULONG CommitStrength);
NTSTATUS NtDeviceIoControlFile(HANDLE FileHandle, HANDLE Event, _In_ PIO_APC_ROUTINE ApcRoutine,
    _In_ PVOID ApcContext, _Out_ PIO_STATUS_BLOCK IoStatusBlock, ULONG IoControlCode, _In_ PVOID InputBuffer,
    ULONG InputBufferLength, _Out_ PVOID OutputBuffer, ULONG OutputBufferLength);
NTSTATUS NtDuplicateToken(HANDLE ExistingTokenHandle, ACCESS_MASK DesiredAccess,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes, BOOLEAN EffectiveOnly, TOKEN_TYPE TokenType,
    _Out_ PHANDLE NewTokenHandle);
NTSTATUS NtEnumerateTransactionObject(HANDLE RootObjectHandle, KTMOBJECT_TYPE QueryType,
    _Inout_ PKTMOBJECT_CURSOR ObjectCursor, ULONG ObjectCursorLength, _Out_ PULONG ReturnLength);
NTSTATUS NtFreeVirtualMemory(HANDLE ProcessHandle, _Inout_ PVOID *BaseAddress, _Inout_ PSIZE_T RegionSize,
    ULONG FreeType);
NTSTATUS NtFsControlFile(HANDLE FileHandle, HANDLE Event, _In_ PIO_APC_ROUTINE ApcRoutine,
    _In_ PVOID ApcContext, _Out_ PIO_STATUS_BLOCK IoStatusBlock, ULONG FsControlCode, _In_ PVOID InputBuffer,
    ULONG InputBufferLength, _Out_ PVOID OutputBuffer, ULONG OutputBufferLength);
NTSTATUS NtGetNotificationResourceManager(HANDLE ResourceManagerHandle,
    _Out_ PTRANSACTION_NOTIFICATION TransactionNotification, ULONG NotificationLength,
    _In_ PLARGE_INTEGER Timeout, _Out_ PULONG ReturnLength, ULONG Asynchronous, ULONG_PTR AsynchronousContext);
NTSTATUS NtLockFile(HANDLE FileHandle, HANDLE Event, _In_ PIO_APC_ROUTINE ApcRoutine, _In_ PVOID ApcContext,
    _Out_ PIO_STATUS_BLOCK IoStatusBlock, _In_ PLARGE_INTEGER ByteOffset, _In_ PLARGE_INTEGER Length, ULONG Key,
    BOOLEAN FailImmediately, BOOLEAN ExclusiveLock);
NTSTATUS NtOpenEnlistment(_Out_ PHANDLE EnlistmentHandle, ACCESS_MASK DesiredAccess, HANDLE RmHandle,
    _In_ LPGUID EnlistmentGuid, _In_ POBJECT_ATTRIBUTES ObjectAttributes);
NTSTATUS NtOpenFile(_Out_ PHANDLE FileHandle, ACCESS_MASK DesiredAccess,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes, _Out_ PIO_STATUS_BLOCK IoStatusBlock, ULONG ShareAccess,
    ULONG OpenOptions);
NTSTATUS NtOpenProcess(_Out_ PHANDLE ProcessHandle, ACCESS_MASK DesiredAccess,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes, _In_ PCLIENT_ID ClientId);
NTSTATUS NtOpenProcessTokenEx(HANDLE ProcessHandle, ACCESS_MASK DesiredAccess, ULONG HandleAttributes,
    _Out_ PHANDLE TokenHandle);
NTSTATUS NtOpenResourceManager(_Out_ PHANDLE ResourceManagerHandle, ACCESS_MASK DesiredAccess, HANDLE TmHandle,
    _In_ LPGUID ResourceManagerGuid, _In_ POBJECT_ATTRIBUTES ObjectAttributes);
NTSTATUS NtOpenThreadTokenEx(HANDLE ThreadHandle, ACCESS_MASK DesiredAccess, BOOLEAN OpenAsSelf,
    ULONG HandleAttributes, _Out_ PHANDLE TokenHandle);
NTSTATUS NtOpenTransaction(_Out_ PHANDLE TransactionHandle, ACCESS_MASK DesiredAccess,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes, _In_ LPGUID Uow, HANDLE TmHandle);
NTSTATUS NtOpenTransactionManager(_Out_ PHANDLE TmHandle, ACCESS_MASK DesiredAccess,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes, _In_ PUNICODE_STRING LogFileName, _In_ LPGUID TmIdentity,
    ULONG OpenOptions);
NTSTATUS NtPowerInformation(POWER_INFORMATION_LEVEL InformationLevel, _In_ PVOID InputBuffer,
    ULONG InputBufferLength, _Out_ PVOID OutputBuffer, ULONG OutputBufferLength);
NTSTATUS NtPrepareComplete(HANDLE EnlistmentHandle, _In_ PLARGE_INTEGER TmVirtualClock);
NTSTATUS NtPrepareEnlistment(HANDLE EnlistmentHandle, _In_ PLARGE_INTEGER TmVirtualClock);
NTSTATUS NtPrePrepareComplete(HANDLE EnlistmentHandle, _In_ PLARGE_INTEGER TmVirtualClock);
NTSTATUS NtPrePrepareEnlistment(HANDLE EnlistmentHandle, _In_ PLARGE_INTEGER TmVirtualClock);
NTSTATUS NtQueryDirectoryFile(HANDLE FileHandle, HANDLE Event, _In_ PIO_APC_ROUTINE ApcRoutine,
    _In_ PVOID ApcContext, _Out_ PIO_STATUS_BLOCK IoStatusBlock, _Out_ PVOID FileInformation, ULONG Length,
    FILE_INFORMATION_CLASS FileInformationClass, BOOLEAN ReturnSingleEntry, _In_ PUNICODE_STRING FileName,
    BOOLEAN RestartScan);
NTSTATUS NtQueryInformationEnlistment(HANDLE EnlistmentHandle,
    ENLISTMENT_INFORMATION_CLASS EnlistmentInformationClass, _Out_ PVOID EnlistmentInformation,
    ULONG EnlistmentInformationLength, _Out_ PULONG ReturnLength);
NTSTATUS NtQueryInformationFile(HANDLE FileHandle, _Out_ PIO_STATUS_BLOCK IoStatusBlock,
    _Out_ PVOID FileInformation, ULONG Length, FILE_INFORMATION_CLASS FileInformationClass);
NTSTATUS NtQueryInformationResourceManager(HANDLE ResourceManagerHandle,
    RESOURCEMANAGER_INFORMATION_CLASS ResourceManagerInformationClass, _Out_ PVOID ResourceManagerInformation,
    ULONG ResourceManagerInformationLength, _Out_ PULONG ReturnLength);
NTSTATUS NtQueryInformationToken(HANDLE TokenHandle, TOKEN_INFORMATION_CLASS TokenInformationClass,
    _Out_ PVOID TokenInformation, ULONG TokenInformationLength, _Out_ PULONG ReturnLength);
NTSTATUS NtQueryInformationTransaction(HANDLE TransactionHandle,
    TRANSACTION_INFORMATION_CLASS TransactionInformationClass, _Out_ PVOID TransactionInformation,
    ULONG TransactionInformationLength, _Out_ PULONG ReturnLength);
NTSTATUS NtQueryInformationTransactionManager(HANDLE TransactionManagerHandle,
    TRANSACTIONMANAGER_INFORMATION_CLASS TransactionManagerInformationClass,
    _Out_ PVOID TransactionManagerInformation, ULONG TransactionManagerInformationLength,
    _Out_ PULONG ReturnLength);
NTSTATUS NtQueryObject(HANDLE Handle, OBJECT_INFORMATION_CLASS ObjectInformationClass,
    _Out_ PVOID ObjectInformation, ULONG ObjectInformationLength, _Out_ PULONG ReturnLength);
NTSTATUS NtQueryQuotaInformationFile(HANDLE FileHandle, _Out_ PIO_STATUS_BLOCK IoStatusBlock,
    _Out_ PVOID Buffer, ULONG Length, BOOLEAN ReturnSingleEntry, _In_ PVOID SidList, ULONG SidListLength,
    _In_ PSID StartSid, BOOLEAN RestartScan);
NTSTATUS NtQuerySecurityObject(HANDLE Handle, SECURITY_INFORMATION SecurityInformation,
    _Out_ PSECURITY_DESCRIPTOR SecurityDescriptor, ULONG Length, _Out_ PULONG LengthNeeded);
NTSTATUS NtQueryVolumeInformationFile(HANDLE FileHandle, _Out_ PIO_STATUS_BLOCK IoStatusBlock,
    _Out_ PVOID FsInformation, ULONG Length, FS_INFORMATION_CLASS FsInformationClass);
NTSTATUS NtReadFile(HANDLE FileHandle, HANDLE Event, _In_ PIO_APC_ROUTINE ApcRoutine, _In_ PVOID ApcContext,
    _Out_ PIO_STATUS_BLOCK IoStatusBlock, _Out_ PVOID Buffer, ULONG Length, _In_ PLARGE_INTEGER ByteOffset,
    _In_ PULONG Key);
NTSTATUS NtReadOnlyEnlistment(HANDLE EnlistmentHandle, _In_ PLARGE_INTEGER TmVirtualClock);
NTSTATUS NtRecoverEnlistment(HANDLE EnlistmentHandle, _In_ PVOID EnlistmentKey);
NTSTATUS NtRecoverTransactionManager(HANDLE TransactionManagerHandle);
NTSTATUS NtRollbackComplete(HANDLE EnlistmentHandle, _In_ PLARGE_INTEGER TmVirtualClock);
NTSTATUS NtRollbackEnlistment(HANDLE EnlistmentHandle, _In_ PLARGE_INTEGER TmVirtualClock);
NTSTATUS NtRollbackTransaction(HANDLE TransactionHandle, BOOLEAN Wait);
NTSTATUS NtRollforwardTransactionManager(HANDLE TransactionManagerHandle, _In_ PLARGE_INTEGER TmVirtualClock);
NTSTATUS NtSetInformationEnlistment(HANDLE EnlistmentHandle,
    ENLISTMENT_INFORMATION_CLASS EnlistmentInformationClass, _In_ PVOID EnlistmentInformation,
    ULONG EnlistmentInformationLength);
NTSTATUS NtSetInformationFile(HANDLE FileHandle, _Out_ PIO_STATUS_BLOCK IoStatusBlock,
    _In_ PVOID FileInformation, ULONG Length, FILE_INFORMATION_CLASS FileInformationClass);
NTSTATUS NtSetInformationThread(HANDLE ThreadHandle, THREADINFOCLASS ThreadInformationClass,
    _In_ PVOID ThreadInformation, ULONG ThreadInformationLength);
NTSTATUS NtSetInformationToken(HANDLE TokenHandle, TOKEN_INFORMATION_CLASS TokenInformationClass,
    _In_ PVOID TokenInformation, ULONG TokenInformationLength);
NTSTATUS NtSetInformationTransaction(HANDLE TransactionHandle,
    TRANSACTION_INFORMATION_CLASS TransactionInformationClass, _In_ PVOID TransactionInformation,
    ULONG TransactionInformationLength);
NTSTATUS NtSetQuotaInformationFile(HANDLE FileHandle, _Out_ PIO_STATUS_BLOCK IoStatusBlock, _In_ PVOID Buffer,
    ULONG Length);
NTSTATUS NtSetSecurityObject(HANDLE Handle, SECURITY_INFORMATION SecurityInformation,
    _In_ PSECURITY_DESCRIPTOR SecurityDescriptor);
NTSTATUS NtSinglePhaseReject(HANDLE EnlistmentHandle, _In_ PLARGE_INTEGER TmVirtualClock);
NTSTATUS NtUnlockFile(HANDLE FileHandle, _Out_ PIO_STATUS_BLOCK IoStatusBlock, _In_ PLARGE_INTEGER ByteOffset,
    _In_ PLARGE_INTEGER Length, ULONG Key);
NTSTATUS NtWriteFile(HANDLE FileHandle, HANDLE Event, _In_ PIO_APC_ROUTINE ApcRoutine, _In_ PVOID ApcContext,
    _Out_ PIO_STATUS_BLOCK IoStatusBlock, _In_ PVOID Buffer, ULONG Length, _In_ PLARGE_INTEGER ByteOffset,
    _In_ PULONG Key);
NTSTATUS ZwAllocateLocallyUniqueId(_Out_ PLUID LUID);
NTSTATUS ZwAllocateVirtualMemory(HANDLE ProcessHandle, _Inout_ PVOID *BaseAddress, ULONG_PTR ZeroBits,
    _Inout_ PSIZE_T RegionSize, ULONG AllocationType, ULONG Protect);
NTSTATUS ZwClose(HANDLE Handle);
NTSTATUS ZwCommitComplete(HANDLE EnlistmentHandle, _In_ PLARGE_INTEGER TmVirtualClock);
__portcullis_mark(blocks) NTSTATUS ZwCommitEnlistment(HANDLE EnlistmentHandle,
    _In_ PLARGE_INTEGER TmVirtualClock);
__portcullis_mark(blocks) NTSTATUS ZwCommitTransaction(HANDLE TransactionHandle, BOOLEAN Wait);
__portcullis_mark(blocks) NTSTATUS ZwCreateDirectoryObject(_Out_ PHANDLE DirectoryHandle,
    ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes);
__portcullis_mark(blocks) NTSTATUS ZwCreateEnlistment(_Out_ PHANDLE EnlistmentHandle, ACCESS_MASK DesiredAccess,
    HANDLE ResourceManagerHandle, HANDLE TransactionHandle, _In_ POBJECT_ATTRIBUTES ObjectAttributes,
    ULONG CreateOptions, NOTIFICATION_MASK NotificationMask, _In_ PVOID EnlistmentKey);
NTSTATUS ZwCreateEvent(_Out_ PHANDLE EventHandle, ACCESS_MASK DesiredAccess,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes, EVENT_TYPE EventType, BOOLEAN InitialState);
__portcullis_mark(blocks) NTSTATUS ZwCreateFile(_Out_ PHANDLE FileHandle, ACCESS_MASK DesiredAccess,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes, _Out_ PIO_STATUS_BLOCK IoStatusBlock,
    _In_ PLARGE_INTEGER AllocationSize, ULONG FileAttributes, ULONG ShareAccess, ULONG CreateDisposition,
    ULONG CreateOptions, _In_ PVOID EaBuffer, ULONG EaLength);
__portcullis_mark(blocks) NTSTATUS ZwCreateKey(_Out_ PHANDLE KeyHandle, ACCESS_MASK DesiredAccess,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes, ULONG TitleIndex, _In_ PUNICODE_STRING Class, ULONG CreateOptions,
    _Out_ PULONG Disposition);
__portcullis_mark(blocks) NTSTATUS ZwCreateKeyTransacted(_Out_ PHANDLE KeyHandle, ACCESS_MASK DesiredAccess,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes, ULONG TitleIndex, _In_ PUNICODE_STRING Class, ULONG CreateOptions,
    HANDLE TransactionHandle, _Out_ PULONG Disposition);
__portcullis_mark(blocks) NTSTATUS ZwCreateResourceManager(_Out_ PHANDLE ResourceManagerHandle,
    ACCESS_MASK DesiredAccess, HANDLE TmHandle, _In_ LPGUID ResourceManagerGuid,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes, ULONG CreateOptions, _In_ PUNICODE_STRING Description);
NTSTATUS ZwCreateSection(_Out_ PHANDLE SectionHandle, ACCESS_MASK DesiredAccess,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes, _In_ PLARGE_INTEGER MaximumSize, ULONG SectionPageProtection,
    ULONG AllocationAttributes, HANDLE FileHandle);
__portcullis_mark(blocks) NTSTATUS ZwCreateTransaction(_Out_ PHANDLE TransactionHandle,
    ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes, _In_ LPGUID Uow, HANDLE TmHandle,
    ULONG CreateOptions, ULONG IsolationLevel, ULONG IsolationFlags, _In_ PLARGE_INTEGER Timeout,
    _In_ PUNICODE_STRING Description);
__portcullis_mark(blocks) NTSTATUS ZwCreateTransactionManager(_Out_ PHANDLE TmHandle, ACCESS_MASK DesiredAccess,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes, _In_ PUNICODE_STRING LogFileName, ULONG CreateOptions,
    ULONG CommitStrength);
HANDLE ZwCurrentProcess(void);
HANDLE ZwCurrentThread(void);
__portcullis_mark(blocks) NTSTATUS ZwDeleteFile(_In_ POBJECT_ATTRIBUTES ObjectAttributes);
__portcullis_mark(blocks) NTSTATUS ZwDeleteKey(HANDLE KeyHandle);
__portcullis_mark(blocks) NTSTATUS ZwDeleteValueKey(HANDLE KeyHandle, _In_ PUNICODE_STRING ValueName);
__portcullis_mark(blocks) NTSTATUS ZwDeviceIoControlFile(HANDLE FileHandle, HANDLE Event,
    _In_ PIO_APC_ROUTINE ApcRoutine, _In_ PVOID ApcContext, _Out_ PIO_STATUS_BLOCK IoStatusBlock,
    ULONG IoControlCode, _In_ PVOID InputBuffer, ULONG InputBufferLength, _Out_ PVOID OutputBuffer,
    ULONG OutputBufferLength);
NTSTATUS ZwDuplicateToken(HANDLE ExistingTokenHandle, ACCESS_MASK DesiredAccess,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes, BOOLEAN EffectiveOnly, TOKEN_TYPE TokenType,
    _Out_ PHANDLE NewTokenHandle);
__portcullis_mark(blocks) NTSTATUS ZwEnumerateKey(HANDLE KeyHandle, ULONG Index,
    KEY_INFORMATION_CLASS KeyInformationClass, _Out_ PVOID KeyInformation, ULONG Length,
    _Out_ PULONG ResultLength);
__portcullis_mark(blocks) NTSTATUS ZwEnumerateTransactionObject(HANDLE RootObjectHandle,
    KTMOBJECT_TYPE QueryType, _Inout_ PKTMOBJECT_CURSOR ObjectCursor, ULONG ObjectCursorLength,
    _Out_ PULONG ReturnLength);
__portcullis_mark(blocks) NTSTATUS ZwEnumerateValueKey(HANDLE KeyHandle, ULONG Index,
    KEY_VALUE_INFORMATION_CLASS KeyValueInformationClass, _Out_ PVOID KeyValueInformation, ULONG Length,
    _Out_ PULONG ResultLength);
__portcullis_mark(blocks) NTSTATUS ZwFlushBuffersFile(HANDLE FileHandle, _Out_ PIO_STATUS_BLOCK IoStatusBlock);
__portcullis_mark(blocks) NTSTATUS ZwFlushKey(HANDLE KeyHandle);
NTSTATUS ZwFreeVirtualMemory(HANDLE ProcessHandle, _Inout_ PVOID *BaseAddress, _Inout_ PSIZE_T RegionSize,
    ULONG FreeType);
__portcullis_mark(blocks) NTSTATUS ZwFsControlFile(HANDLE FileHandle, HANDLE Event,
    _In_ PIO_APC_ROUTINE ApcRoutine, _In_ PVOID ApcContext, _Out_ PIO_STATUS_BLOCK IoStatusBlock,
    ULONG FsControlCode, _In_ PVOID InputBuffer, ULONG InputBufferLength, _Out_ PVOID OutputBuffer,
    ULONG OutputBufferLength);
__portcullis_mark(blocks) NTSTATUS ZwGetNotificationResourceManager(HANDLE ResourceManagerHandle,
    _Out_ PTRANSACTION_NOTIFICATION TransactionNotification, ULONG NotificationLength,
    _In_ PLARGE_INTEGER Timeout, _Out_ PULONG ReturnLength, ULONG Asynchronous, ULONG_PTR AsynchronousContext);
__portcullis_mark(blocks) NTSTATUS ZwLoadDriver(_In_ PUNICODE_STRING DriverServiceName);
__portcullis_mark(blocks) NTSTATUS ZwLockFile(HANDLE FileHandle, HANDLE Event, _In_ PIO_APC_ROUTINE ApcRoutine,
    _In_ PVOID ApcContext, _Out_ PIO_STATUS_BLOCK IoStatusBlock, _In_ PLARGE_INTEGER ByteOffset,
    _In_ PLARGE_INTEGER Length, ULONG Key, BOOLEAN FailImmediately, BOOLEAN ExclusiveLock);
NTSTATUS ZwMakeTemporaryObject(HANDLE Handle);
__portcullis_mark(blocks) NTSTATUS ZwMapViewOfSection(HANDLE SectionHandle, HANDLE ProcessHandle,
    _Inout_ PVOID *BaseAddress, ULONG_PTR ZeroBits, SIZE_T CommitSize, _Inout_ PLARGE_INTEGER SectionOffset,
    _Inout_ PSIZE_T ViewSize, SECTION_INHERIT InheritDisposition, ULONG AllocationType, ULONG Win32Protect);
__portcullis_mark(blocks) NTSTATUS ZwNotifyChangeKey(HANDLE KeyHandle, HANDLE Event,
    _In_ PIO_APC_ROUTINE ApcRoutine, _In_ PVOID ApcContext, _Out_ PIO_STATUS_BLOCK IoStatusBlock,
    ULONG CompletionFilter, BOOLEAN WatchTree, _Out_ PVOID Buffer, ULONG BufferSize, BOOLEAN Asynchronous);
__portcullis_mark(blocks) NTSTATUS ZwOpenDirectoryObject(_Out_ PHANDLE DirectoryHandle,
    ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes);
__portcullis_mark(blocks) NTSTATUS ZwOpenEnlistment(_Out_ PHANDLE EnlistmentHandle, ACCESS_MASK DesiredAccess,
    HANDLE RmHandle, _In_ LPGUID EnlistmentGuid, _In_ POBJECT_ATTRIBUTES ObjectAttributes);
NTSTATUS ZwOpenEvent(_Out_ PHANDLE EventHandle, ACCESS_MASK DesiredAccess,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes);
__portcullis_mark(blocks) NTSTATUS ZwOpenFile(_Out_ PHANDLE FileHandle, ACCESS_MASK DesiredAccess,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes, _Out_ PIO_STATUS_BLOCK IoStatusBlock, ULONG ShareAccess,
    ULONG OpenOptions);
__portcullis_mark(blocks) NTSTATUS ZwOpenKey(_Out_ PHANDLE KeyHandle, ACCESS_MASK DesiredAccess,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes);
__portcullis_mark(blocks) NTSTATUS ZwOpenKeyEx(_Out_ PHANDLE KeyHandle, ACCESS_MASK DesiredAccess,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes, ULONG OpenOptions);
__portcullis_mark(blocks) NTSTATUS ZwOpenKeyTransacted(_Out_ PHANDLE KeyHandle, ACCESS_MASK DesiredAccess,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes, HANDLE TransactionHandle);
__portcullis_mark(blocks) NTSTATUS ZwOpenKeyTransactedEx(_Out_ PHANDLE KeyHandle, ACCESS_MASK DesiredAccess,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes, ULONG OpenOptions, HANDLE TransactionHandle);
NTSTATUS ZwOpenProcess(_Out_ PHANDLE ProcessHandle, ACCESS_MASK DesiredAccess,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes, _In_ PCLIENT_ID ClientId);
NTSTATUS ZwOpenProcessTokenEx(HANDLE ProcessHandle, ACCESS_MASK DesiredAccess, ULONG HandleAttributes,
    _Out_ PHANDLE TokenHandle);
__portcullis_mark(blocks) NTSTATUS ZwOpenResourceManager(_Out_ PHANDLE ResourceManagerHandle,
    ACCESS_MASK DesiredAccess, HANDLE TmHandle, _In_ LPGUID ResourceManagerGuid,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes);
__portcullis_mark(blocks) NTSTATUS ZwOpenSection(_Out_ PHANDLE SectionHandle, ACCESS_MASK DesiredAccess,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes);
__portcullis_mark(blocks) NTSTATUS ZwOpenSymbolicLinkObject(_Out_ PHANDLE LinkHandle, ACCESS_MASK DesiredAccess,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes);
NTSTATUS ZwOpenThreadTokenEx(HANDLE ThreadHandle, ACCESS_MASK DesiredAccess, BOOLEAN OpenAsSelf,
    ULONG HandleAttributes, _Out_ PHANDLE TokenHandle);
__portcullis_mark(blocks) NTSTATUS ZwOpenTransaction(_Out_ PHANDLE TransactionHandle, ACCESS_MASK DesiredAccess,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes, _In_ LPGUID Uow, HANDLE TmHandle);
__portcullis_mark(blocks) NTSTATUS ZwOpenTransactionManager(_Out_ PHANDLE TmHandle, ACCESS_MASK DesiredAccess,
    _In_ POBJECT_ATTRIBUTES ObjectAttributes, _In_ PUNICODE_STRING LogFileName, _In_ LPGUID TmIdentity,
    ULONG OpenOptions);
NTSTATUS ZwPowerInformation(POWER_INFORMATION_LEVEL InformationLevel, _In_ PVOID InputBuffer,
    ULONG InputBufferLength, _Out_ PVOID OutputBuffer, ULONG OutputBufferLength);
NTSTATUS ZwPrepareComplete(HANDLE EnlistmentHandle, _In_ PLARGE_INTEGER TmVirtualClock);
__portcullis_mark(blocks) NTSTATUS ZwPrepareEnlistment(HANDLE EnlistmentHandle,
    _In_ PLARGE_INTEGER TmVirtualClock);
NTSTATUS ZwPrePrepareComplete(HANDLE EnlistmentHandle, _In_ PLARGE_INTEGER TmVirtualClock);
__portcullis_mark(blocks) NTSTATUS ZwPrePrepareEnlistment(HANDLE EnlistmentHandle,
    _In_ PLARGE_INTEGER TmVirtualClock);
__portcullis_mark(blocks) NTSTATUS ZwQueryDirectoryFile(HANDLE FileHandle, HANDLE Event,
    _In_ PIO_APC_ROUTINE ApcRoutine, _In_ PVOID ApcContext, _Out_ PIO_STATUS_BLOCK IoStatusBlock,
    _Out_ PVOID FileInformation, ULONG Length, FILE_INFORMATION_CLASS FileInformationClass,
    BOOLEAN ReturnSingleEntry, _In_ PUNICODE_STRING FileName, BOOLEAN RestartScan);
__portcullis_mark(blocks) NTSTATUS ZwQueryEaFile(HANDLE FileHandle, _Out_ PIO_STATUS_BLOCK IoStatusBlock,
    _Out_ PVOID Buffer, ULONG Length, BOOLEAN ReturnSingleEntry, _In_ PVOID EaList, ULONG EaListLength,
    _In_ PULONG EaIndex, BOOLEAN RestartScan);
__portcullis_mark(blocks) NTSTATUS ZwQueryFullAttributesFile(_In_ POBJECT_ATTRIBUTES ObjectAttributes,
    _Out_ PFILE_NETWORK_OPEN_INFORMATION FileInformation);
__portcullis_mark(blocks) NTSTATUS ZwQueryInformationEnlistment(HANDLE EnlistmentHandle,
    ENLISTMENT_INFORMATION_CLASS EnlistmentInformationClass, _Out_ PVOID EnlistmentInformation,
    ULONG EnlistmentInformationLength, _Out_ PULONG ReturnLength);
__portcullis_mark(blocks) NTSTATUS ZwQueryInformationFile(HANDLE FileHandle,
    _Out_ PIO_STATUS_BLOCK IoStatusBlock, _Out_ PVOID FileInformation, ULONG Length,
    FILE_INFORMATION_CLASS FileInformationClass);
__portcullis_mark(blocks) NTSTATUS ZwQueryInformationResourceManager(HANDLE ResourceManagerHandle,
    RESOURCEMANAGER_INFORMATION_CLASS ResourceManagerInformationClass, _Out_ PVOID ResourceManagerInformation,
    ULONG ResourceManagerInformationLength, _Out_ PULONG ReturnLength);
NTSTATUS ZwQueryInformationToken(HANDLE TokenHandle, TOKEN_INFORMATION_CLASS TokenInformationClass,
    _Out_ PVOID TokenInformation, ULONG TokenInformationLength, _Out_ PULONG ReturnLength);
__portcullis_mark(blocks) NTSTATUS ZwQueryInformationTransaction(HANDLE TransactionHandle,
    TRANSACTION_INFORMATION_CLASS TransactionInformationClass, _Out_ PVOID TransactionInformation,
    ULONG TransactionInformationLength, _Out_ PULONG ReturnLength);
__portcullis_mark(blocks) NTSTATUS ZwQueryInformationTransactionManager(HANDLE TransactionManagerHandle,
    TRANSACTIONMANAGER_INFORMATION_CLASS TransactionManagerInformationClass,
    _Out_ PVOID TransactionManagerInformation, ULONG TransactionManagerInformationLength,
    _Out_ PULONG ReturnLength);
__portcullis_mark(blocks) NTSTATUS ZwQueryKey(HANDLE KeyHandle, KEY_INFORMATION_CLASS KeyInformationClass,
    _Out_ PVOID KeyInformation, ULONG Length, _Out_ PULONG ResultLength);
NTSTATUS ZwQueryObject(HANDLE Handle, OBJECT_INFORMATION_CLASS ObjectInformationClass,
    _Out_ PVOID ObjectInformation, ULONG ObjectInformationLength, _Out_ PULONG ReturnLength);
__portcullis_mark(blocks) NTSTATUS ZwQueryQuotaInformationFile(HANDLE FileHandle,
    _Out_ PIO_STATUS_BLOCK IoStatusBlock, _Out_ PVOID Buffer, ULONG Length, BOOLEAN ReturnSingleEntry,
    _In_ PVOID SidList, ULONG SidListLength, _In_ PSID StartSid, BOOLEAN RestartScan);
NTSTATUS ZwQuerySecurityObject(HANDLE Handle, SECURITY_INFORMATION SecurityInformation,
    _Out_ PSECURITY_DESCRIPTOR SecurityDescriptor, ULONG Length, _Out_ PULONG LengthNeeded);
__portcullis_mark(blocks) NTSTATUS ZwQuerySymbolicLinkObject(HANDLE LinkHandle,
    _Inout_ PUNICODE_STRING LinkTarget, _Out_ PULONG ReturnedLength);
__portcullis_mark(blocks) NTSTATUS ZwQueryValueKey(HANDLE KeyHandle, _In_ PUNICODE_STRING ValueName,
    KEY_VALUE_INFORMATION_CLASS KeyValueInformationClass, _Out_ PVOID KeyValueInformation, ULONG Length,
    _Out_ PULONG ResultLength);
__portcullis_mark(blocks) NTSTATUS ZwQueryVolumeInformationFile(HANDLE FileHandle,
    _Out_ PIO_STATUS_BLOCK IoStatusBlock, _Out_ PVOID FsInformation, ULONG Length,
    FS_INFORMATION_CLASS FsInformationClass);
__portcullis_mark(blocks) NTSTATUS ZwReadFile(HANDLE FileHandle, HANDLE Event, _In_ PIO_APC_ROUTINE ApcRoutine,
    _In_ PVOID ApcContext, _Out_ PIO_STATUS_BLOCK IoStatusBlock, _Out_ PVOID Buffer, ULONG Length,
    _In_ PLARGE_INTEGER ByteOffset, _In_ PULONG Key);
__portcullis_mark(blocks) NTSTATUS ZwReadOnlyEnlistment(HANDLE EnlistmentHandle,
    _In_ PLARGE_INTEGER TmVirtualClock);
__portcullis_mark(blocks) NTSTATUS ZwRecoverEnlistment(HANDLE EnlistmentHandle, _In_ PVOID EnlistmentKey);
__portcullis_mark(blocks) NTSTATUS ZwRecoverTransactionManager(HANDLE TransactionManagerHandle);
NTSTATUS ZwRollbackComplete(HANDLE EnlistmentHandle, _In_ PLARGE_INTEGER TmVirtualClock);
__portcullis_mark(blocks) NTSTATUS ZwRollbackEnlistment(HANDLE EnlistmentHandle,
    _In_ PLARGE_INTEGER TmVirtualClock);
__portcullis_mark(blocks) NTSTATUS ZwRollbackTransaction(HANDLE TransactionHandle, BOOLEAN Wait);
__portcullis_mark(blocks) NTSTATUS ZwRollforwardTransactionManager(HANDLE TransactionManagerHandle,
    _In_ PLARGE_INTEGER TmVirtualClock);
__portcullis_mark(blocks) NTSTATUS ZwSetEaFile(HANDLE FileHandle, _Out_ PIO_STATUS_BLOCK IoStatusBlock,
    _In_ PVOID Buffer, ULONG Length);
__portcullis_mark(blocks) NTSTATUS ZwSetInformationEnlistment(HANDLE EnlistmentHandle,
    ENLISTMENT_INFORMATION_CLASS EnlistmentInformationClass, _In_ PVOID EnlistmentInformation,
    ULONG EnlistmentInformationLength);
__portcullis_mark(blocks) NTSTATUS ZwSetInformationFile(HANDLE FileHandle, _Out_ PIO_STATUS_BLOCK IoStatusBlock,
    _In_ PVOID FileInformation, ULONG Length, FILE_INFORMATION_CLASS FileInformationClass);
NTSTATUS ZwSetInformationThread(HANDLE ThreadHandle, THREADINFOCLASS ThreadInformationClass,
    _In_ PVOID ThreadInformation, ULONG ThreadInformationLength);
NTSTATUS ZwSetInformationToken(HANDLE TokenHandle, TOKEN_INFORMATION_CLASS TokenInformationClass,
    _In_ PVOID TokenInformation, ULONG TokenInformationLength);
__portcullis_mark(blocks) NTSTATUS ZwSetInformationTransaction(HANDLE TransactionHandle,
    TRANSACTION_INFORMATION_CLASS TransactionInformationClass, _In_ PVOID TransactionInformation,
    ULONG TransactionInformationLength);
NTSTATUS ZwSetInformationVirtualMemory(HANDLE ProcessHandle,
    VIRTUAL_MEMORY_INFORMATION_CLASS VmInformationClass, ULONG_PTR NumberOfEntries,
    _In_ PMEMORY_RANGE_ENTRY VirtualAddresses, _In_ PVOID VmInformation, ULONG VmInformationLength);
__portcullis_mark(blocks) NTSTATUS ZwSetQuotaInformationFile(HANDLE FileHandle,
    _Out_ PIO_STATUS_BLOCK IoStatusBlock, _In_ PVOID Buffer, ULONG Length);
NTSTATUS ZwSetSecurityObject(HANDLE Handle, SECURITY_INFORMATION SecurityInformation,
    _In_ PSECURITY_DESCRIPTOR SecurityDescriptor);
__portcullis_mark(blocks) NTSTATUS ZwSetValueKey(HANDLE KeyHandle, _In_ PUNICODE_STRING ValueName,
    ULONG TitleIndex, ULONG Type, _In_ PVOID Data, ULONG DataSize);
__portcullis_mark(blocks) NTSTATUS ZwSetVolumeInformationFile(HANDLE FileHandle,
    _Out_ PIO_STATUS_BLOCK IoStatusBlock, _In_ PVOID FsInformation, ULONG Length,
    FS_INFORMATION_CLASS FsInformationClass);
NTSTATUS ZwSinglePhaseReject(HANDLE EnlistmentHandle, _In_ PLARGE_INTEGER TmVirtualClock);
__portcullis_mark(blocks) NTSTATUS ZwTerminateProcess(HANDLE ProcessHandle, NTSTATUS ExitStatus);
__portcullis_mark(blocks) NTSTATUS ZwUnloadDriver(_In_ PUNICODE_STRING DriverServiceName);
__portcullis_mark(blocks) NTSTATUS ZwUnlockFile(HANDLE FileHandle, _Out_ PIO_STATUS_BLOCK IoStatusBlock,
    _In_ PLARGE_INTEGER ByteOffset, _In_ PLARGE_INTEGER Length, ULONG Key);
__portcullis_mark(blocks) NTSTATUS ZwUnmapViewOfSection(HANDLE ProcessHandle, _In_ PVOID BaseAddress);
__portcullis_mark(blocks) NTSTATUS ZwWaitForSingleObject(HANDLE Handle, BOOLEAN Alertable,
    _In_ PLARGE_INTEGER Timeout);
__portcullis_mark(blocks) NTSTATUS ZwWriteFile(HANDLE FileHandle, HANDLE Event, _In_ PIO_APC_ROUTINE ApcRoutine,
    _In_ PVOID ApcContext, _Out_ PIO_STATUS_BLOCK IoStatusBlock, _In_ PVOID Buffer, ULONG Length,
    _In_ PLARGE_INTEGER ByteOffset, _In_ PULONG Key);
