/*
 * Run-time library (Rtl...): strings, registry values, bitmaps, tables, security descriptors, safe arithmetic.
 * How to read a prototype: ../README.md, "Prototypes".
 */
NTSTATUS RtlAbsoluteToSelfRelativeSD(_In_ PSECURITY_DESCRIPTOR AbsoluteSecurityDescriptor,
    _Out_ PSECURITY_DESCRIPTOR SelfRelativeSecurityDescriptor, _Inout_ PULONG BufferLength);
ULONG RtlAnsiStringToUnicodeSize(_In_ PANSI_STRING AnsiString);
NTSTATUS RtlAnsiStringToUnicodeString(_Inout_ PUNICODE_STRING DestinationString,
    _In_ PCANSI_STRING SourceString, BOOLEAN AllocateDestinationString);
NTSTATUS RtlAppendUnicodeStringToString(_Inout_ PUNICODE_STRING Destination, _In_ PCUNICODE_STRING Source);
NTSTATUS RtlAppendUnicodeToString(_Inout_ PUNICODE_STRING Destination, _In_ PCWSTR Source);
BOOLEAN RtlAreBitsClear(_In_ PRTL_BITMAP BitMapHeader, ULONG StartingIndex, ULONG Length);
BOOLEAN RtlAreBitsSet(_In_ PRTL_BITMAP BitMapHeader, ULONG StartingIndex, ULONG Length);
VOID RtlAssert(_In_ PVOID FailedAssertion, _In_ PVOID FileName, ULONG LineNumber, _In_ PCHAR Message);
USHORT RtlCaptureStackBackTrace(ULONG FramesToSkip, ULONG FramesToCapture, _Out_ PVOID *BackTrace,
    _Out_ PULONG BackTraceHash);
NTSTATUS RtlCharToInteger(_In_ PCSZ String, ULONG Base, _Out_ PULONG Value);
ULONG RtlCheckBit(_In_ PRTL_BITMAP BitMapHeader, ULONG BitPosition);
NTSTATUS RtlCheckRegistryKey(ULONG RelativeTo, _In_ PWSTR Path);
VOID RtlClearAllBits(_Inout_ PRTL_BITMAP BitMapHeader);
VOID RtlClearBit(_Inout_ PRTL_BITMAP BitMapHeader, ULONG BitNumber);
VOID RtlClearBits(_Inout_ PRTL_BITMAP BitMapHeader, ULONG StartingIndex, ULONG NumberToClear);
__portcullis_mark(pure) SIZE_T RtlCompareMemory(_In_ const VOID *Source1, _In_ const VOID *Source2,
    SIZE_T Length);
LONG RtlCompareString(_In_ const STRING *String1, _In_ const STRING *String2, BOOLEAN CaseInSensitive);
LONG RtlCompareUnicodeString(_In_ PCUNICODE_STRING String1, _In_ PCUNICODE_STRING String2,
    BOOLEAN CaseInSensitive);
LUID RtlConvertLongToLuid(LONG Long);
VOID RtlCopyString(_Inout_ PSTRING DestinationString, _In_ const STRING *SourceString);
VOID RtlCopyUnicodeString(_Inout_ PUNICODE_STRING DestinationString, _In_ PCUNICODE_STRING SourceString);
NTSTATUS RtlCreateRegistryKey(ULONG RelativeTo, _In_ PWSTR Path);
NTSTATUS RtlCreateSecurityDescriptor(_Out_ PSECURITY_DESCRIPTOR SecurityDescriptor, ULONG Revision);
PRTL_SPLAY_LINKS RtlDelete(_Inout_ PRTL_SPLAY_LINKS Links);
__portcullis_mark(reenters) BOOLEAN RtlDeleteElementGenericTable(_Inout_ PRTL_GENERIC_TABLE Table,
    _In_ PVOID Buffer);
NTSTATUS RtlDeleteRegistryValue(ULONG RelativeTo, _In_ PCWSTR Path, _In_ PCWSTR ValueName);
NTSTATUS RtlDowncaseUnicodeString(PUNICODE_STRING DestinationString, _In_ PCUNICODE_STRING SourceString,
    BOOLEAN AllocateDestinationString);
PVOID RtlEnumerateGenericTableWithoutSplaying(_Inout_ PRTL_GENERIC_TABLE Table, _Inout_ PVOID *RestartKey);
BOOLEAN RtlEqualString(_In_ const STRING *String1, _In_ const STRING *String2, BOOLEAN CaseInSensitive);
BOOLEAN RtlEqualUnicodeString(_In_ PCUNICODE_STRING String1, _In_ PCUNICODE_STRING String2,
    BOOLEAN CaseInSensitive);
VOID RtlFillMemoryUlong(_Out_ PVOID Destination, SIZE_T Length, ULONG Pattern);
ULONG RtlFindClearBits(_In_ PRTL_BITMAP BitMapHeader, ULONG NumberToFind, ULONG HintIndex);
ULONG RtlFindClearBitsAndSet(_Inout_ PRTL_BITMAP BitMapHeader, ULONG NumberToFind, ULONG HintIndex);
CCHAR RtlFindLeastSignificantBit(ULONGLONG Set);
ULONG RtlFindLongestRunClear(_In_ PRTL_BITMAP BitMapHeader, _Out_ PULONG StartingIndex);
CCHAR RtlFindMostSignificantBit(ULONGLONG Set);
VOID RtlFreeAnsiString(_Inout_ PANSI_STRING AnsiString);
VOID RtlFreeOemString(_Inout_ POEM_STRING OemString);
VOID RtlFreeUnicodeString(_Inout_ PUNICODE_STRING UnicodeString);
NTSTATUS RtlGenerate8dot3Name(_In_ PCUNICODE_STRING Name, BOOLEAN AllowExtendedCharacters,
    _Inout_ PGENERATE_NAME_CONTEXT Context, _Inout_ PUNICODE_STRING Name8dot3);
PVOID RtlGetElementGenericTable(_Inout_ PRTL_GENERIC_TABLE Table, ULONG I);
NTSTATUS RtlGetGroupSecurityDescriptor(_In_ PSECURITY_DESCRIPTOR SecurityDescriptor, _Out_ PSID *Group,
    _Out_ PBOOLEAN GroupDefaulted);
NTSTATUS RtlGetOwnerSecurityDescriptor(_In_ PSECURITY_DESCRIPTOR SecurityDescriptor, _Out_ PSID *Owner,
    _Out_ PBOOLEAN OwnerDefaulted);
NTSTATUS RtlGetVersion(_Out_ PRTL_OSVERSIONINFOW lpVersionInformation);
NTSTATUS RtlGUIDFromString(_In_ PCUNICODE_STRING GuidString, _Out_ GUID *Guid);
NTSTATUS RtlHashUnicodeString(_In_ PCUNICODE_STRING String, BOOLEAN CaseInSensitive, ULONG HashAlgorithm,
    _Out_ PULONG HashValue);
VOID RtlInitAnsiString(_Out_ PANSI_STRING DestinationString, _In_ PCSZ SourceString);
VOID RtlInitEmptyUnicodeString(_Out_ PUNICODE_STRING UnicodeString, _In_ PWCHAR Buffer, USHORT BufferSize);
VOID RtlInitializeBitMap(_Out_ PRTL_BITMAP BitMapHeader, _In_ PULONG BitMapBuffer, ULONG SizeOfBitMap);
VOID RtlInitializeGenericTable(_Out_ PRTL_GENERIC_TABLE Table, _In_ PRTL_GENERIC_COMPARE_ROUTINE CompareRoutine,
    _In_ PRTL_GENERIC_ALLOCATE_ROUTINE AllocateRoutine, _In_ PRTL_GENERIC_FREE_ROUTINE FreeRoutine,
    _In_ PVOID TableContext);
VOID RtlInitializeSplayLinks(_Inout_ PRTL_SPLAY_LINKS Links);
VOID RtlInitString(_Out_ PSTRING DestinationString, _In_ PCSZ SourceString);
VOID RtlInitUnicodeString(_Out_ PUNICODE_STRING DestinationString, _In_ PCWSTR SourceString);
VOID RtlInsertAsLeftChild(_Inout_ PRTL_SPLAY_LINKS ParentLinks, _Inout_ PRTL_SPLAY_LINKS ChildLinks);
VOID RtlInsertAsRightChild(_Inout_ PRTL_SPLAY_LINKS ParentLinks, _Inout_ PRTL_SPLAY_LINKS ChildLinks);
__portcullis_mark(reenters) PVOID RtlInsertElementGenericTable(_Inout_ PRTL_GENERIC_TABLE Table, _In_ PVOID Buffer,
    CLONG BufferSize, _Out_ PBOOLEAN NewElement);
NTSTATUS RtlInt64ToUnicodeString(ULONGLONG Value, ULONG Base, _Inout_ PUNICODE_STRING String);
NTSTATUS RtlIntegerToUnicodeString(ULONG Value, ULONG Base, _Inout_ PUNICODE_STRING String);
ULONG RtlInterlockedClearBits(_Inout_ volatile ULONG *Flags, ULONG Flag);
ULONG RtlInterlockedSetBits(_Inout_ volatile ULONG *Flags, ULONG Flag);
NTSTATUS RtlIntPtrToUnicodeString(ULONG_PTR Value, ULONG Base, _Inout_ PUNICODE_STRING String);
BOOLEAN RtlIsGenericTableEmpty(_In_ PRTL_GENERIC_TABLE Table);
BOOLEAN RtlIsNameLegalDOS8Dot3(_In_ PCUNICODE_STRING Name, _Inout_ POEM_STRING OemName,
    _Out_ PBOOLEAN NameContainsSpaces);
BOOLEAN RtlIsNtDdiVersionAvailable(ULONG Version);
PRTL_SPLAY_LINKS RtlLeftChild(_In_ PRTL_SPLAY_LINKS Links);
__portcullis_mark(reenters) PVOID RtlLookupElementGenericTable(_Inout_ PRTL_GENERIC_TABLE Table,
    _In_ PVOID Buffer);
ULONG RtlNtStatusToDosError(NTSTATUS Status);
ULONG RtlNtStatusToDosErrorNoTeb(NTSTATUS Status);
ULONG RtlNumberGenericTableElements(_In_ PRTL_GENERIC_TABLE Table);
ULONG RtlNumberOfClearBits(_In_ PRTL_BITMAP BitMapHeader);
ULONG RtlNumberOfSetBits(_In_ PRTL_BITMAP BitMapHeader);
ULONG RtlOemStringToCountedUnicodeSize(_In_ POEM_STRING OemString);
NTSTATUS RtlOemStringToCountedUnicodeString(PUNICODE_STRING DestinationString, _In_ PCOEM_STRING SourceString,
    BOOLEAN AllocateDestinationString);
NTSTATUS RtlOemToUnicodeN(_Out_ PWCH UnicodeString, ULONG MaxBytesInUnicodeString,
    _Out_ PULONG BytesInUnicodeString, _In_ PCCH OemString, ULONG BytesInOemString);
BOOLEAN RtlPrefixUnicodeString(_In_ PCUNICODE_STRING String1, _In_ PCUNICODE_STRING String2,
    BOOLEAN CaseInSensitive);
__portcullis_mark(reenters) NTSTATUS RtlQueryRegistryValues(ULONG RelativeTo, _In_ PCWSTR Path,
    _Inout_ PRTL_QUERY_REGISTRY_TABLE QueryTable, _In_ PVOID Context, _In_ PVOID Environment);
__portcullis_mark(always_raises) VOID RtlRaiseException(_In_ PEXCEPTION_RECORD ExceptionRecord);
__portcullis_mark(always_raises) VOID RtlRaiseStatus(NTSTATUS Status);
ULONG RtlRandomEx(_Inout_ PULONG Seed);
PRTL_SPLAY_LINKS RtlRightChild(_In_ PRTL_SPLAY_LINKS Links);
__portcullis_mark(reenters) NTSTATUS RtlRunOnceExecuteOnce(_Inout_ PRTL_RUN_ONCE RunOnce,
    _In_ PRTL_RUN_ONCE_INIT_FN InitFn, _Inout_ PVOID Parameter, _Out_ PVOID *Context);
VOID RtlRunOnceInitialize(_Out_ PRTL_RUN_ONCE RunOnce);
VOID RtlSetAllBits(_Inout_ PRTL_BITMAP BitMapHeader);
VOID RtlSetBit(_Inout_ PRTL_BITMAP BitMapHeader, ULONG BitNumber);
VOID RtlSetBits(_Inout_ PRTL_BITMAP BitMapHeader, ULONG StartingIndex, ULONG NumberToSet);
NTSTATUS RtlSetDaclSecurityDescriptor(_Inout_ PSECURITY_DESCRIPTOR SecurityDescriptor, BOOLEAN DaclPresent,
    _In_ PACL Dacl, BOOLEAN DaclDefaulted);
NTSTATUS RtlSetGroupSecurityDescriptor(_Inout_ PSECURITY_DESCRIPTOR SecurityDescriptor, _In_ PSID Group,
    BOOLEAN GroupDefaulted);
NTSTATUS RtlSetOwnerSecurityDescriptor(_Inout_ PSECURITY_DESCRIPTOR SecurityDescriptor, _In_ PSID Owner,
    BOOLEAN OwnerDefaulted);
NTSTATUS RtlSizeTAdd(SIZE_T Augend, SIZE_T Addend, _Out_ PSIZE_T Result);
NTSTATUS RtlSizeTMult(SIZE_T Multiplicand, SIZE_T Multiplier, _Out_ PSIZE_T Result);
NTSTATUS RtlSizeTToULong(SIZE_T Operand, _Out_ PULONG Result);
PRTL_SPLAY_LINKS RtlSplay(_Inout_ PRTL_SPLAY_LINKS Links);
BOOLEAN RtlTestBit(_In_ PRTL_BITMAP BitMapHeader, ULONG BitNumber);
BOOLEAN RtlTimeFieldsToTime(_In_ PTIME_FIELDS TimeFields, _Out_ PLARGE_INTEGER Time);
VOID RtlTimeToTimeFields(_In_ PLARGE_INTEGER Time, _Out_ PTIME_FIELDS TimeFields);
NTSTATUS RtlULongAdd(ULONG Augend, ULONG Addend, _Out_ PULONG Result);
ULONG RtlUlongByteSwap(ULONG Source);
NTSTATUS RtlULongLongAdd(ULONGLONG Augend, ULONGLONG Addend, _Out_ PULONGLONG Result);
ULONGLONG RtlUlonglongByteSwap(ULONGLONG Source);
NTSTATUS RtlULongLongMult(ULONGLONG Multiplicand, ULONGLONG Multiplier, _Out_ PULONGLONG Result);
NTSTATUS RtlULongLongToULong(ULONGLONG Operand, _Out_ PULONG Result);
NTSTATUS RtlULongMult(ULONG Multiplicand, ULONG Multiplier, _Out_ PULONG Result);
NTSTATUS RtlULongSub(ULONG Minuend, ULONG Subtrahend, _Out_ PULONG Result);
NTSTATUS RtlUnicodeStringToAnsiString(_Inout_ PANSI_STRING DestinationString,
    _In_ PCUNICODE_STRING SourceString, BOOLEAN AllocateDestinationString);
NTSTATUS RtlUnicodeStringToCountedOemString(POEM_STRING DestinationString, _In_ PCUNICODE_STRING SourceString,
    BOOLEAN AllocateDestinationString);
NTSTATUS RtlUnicodeStringToInteger(_In_ PCUNICODE_STRING String, ULONG Base, _Out_ PULONG Value);
NTSTATUS RtlUnicodeStringToOemString(POEM_STRING DestinationString, _In_ PCUNICODE_STRING SourceString,
    BOOLEAN AllocateDestinationString);
NTSTATUS RtlUnicodeToUTF8N(_Out_ PCHAR UTF8StringDestination, ULONG UTF8StringMaxByteCount,
    _Out_ PULONG UTF8StringActualByteCount, _In_ PCWCH UnicodeStringSource, ULONG UnicodeStringByteCount);
WCHAR RtlUpcaseUnicodeChar(WCHAR SourceCharacter);
NTSTATUS RtlUpcaseUnicodeString(_Inout_ PUNICODE_STRING DestinationString, _In_ PCUNICODE_STRING SourceString,
    BOOLEAN AllocateDestinationString);
NTSTATUS RtlUpcaseUnicodeStringToCountedOemString(POEM_STRING DestinationString,
    _In_ PCUNICODE_STRING SourceString, BOOLEAN AllocateDestinationString);
CHAR RtlUpperChar(CHAR Character);
VOID RtlUpperString(_Inout_ PSTRING DestinationString, _In_ const STRING *SourceString);
USHORT RtlUshortByteSwap(USHORT Source);
NTSTATUS RtlUTF8ToUnicodeN(_Out_ PWSTR UnicodeStringDestination, ULONG UnicodeStringMaxByteCount,
    _Out_ PULONG UnicodeStringActualByteCount, _In_ PCCH UTF8StringSource, ULONG UTF8StringByteCount);
BOOLEAN RtlValidSecurityDescriptor(_In_ PSECURITY_DESCRIPTOR SecurityDescriptor);
NTSTATUS RtlVerifyVersionInfo(_In_ PRTL_OSVERSIONINFOEXW VersionInfo, ULONG TypeMask, ULONGLONG ConditionMask);
NTSTATUS RtlWriteRegistryValue(ULONG RelativeTo, _In_ PCWSTR Path, _In_ PCWSTR ValueName, ULONG ValueType,
    _In_ PVOID ValueData, ULONG ValueLength);
