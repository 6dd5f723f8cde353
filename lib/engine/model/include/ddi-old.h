/*
 * Routines of the first driver kits, gone from today's headers or renamed: large integers as records, adapter objects,
 * bus access through the HAL, intrinsics by their compiler names.
 * How to read a prototype: ../README.md, "Prototypes".
 */
LARGE_INTEGER RtlConvertLongToLargeInteger(LONG SignedInteger);
LARGE_INTEGER RtlConvertUlongToLargeInteger(ULONG UnsignedInteger);
ULONG RtlEnlargedUnsignedDivide(ULARGE_INTEGER Dividend, ULONG Divisor, _Out_ PULONG Remainder);
LARGE_INTEGER RtlEnlargedIntegerMultiply(LONG Multiplicand, LONG Multiplier);
LARGE_INTEGER RtlEnlargedUnsignedMultiply(ULONG Multiplicand, ULONG Multiplier);
LARGE_INTEGER RtlExtendedIntegerMultiply(LARGE_INTEGER Multiplicand, LONG Multiplier);
LARGE_INTEGER RtlExtendedLargeIntegerDivide(LARGE_INTEGER Dividend, ULONG Divisor, _Out_ PULONG Remainder);
LARGE_INTEGER RtlExtendedMagicDivide(LARGE_INTEGER Dividend, LARGE_INTEGER MagicDivisor, CCHAR ShiftCount);
LARGE_INTEGER RtlLargeIntegerAdd(LARGE_INTEGER Addend1, LARGE_INTEGER Addend2);
LARGE_INTEGER RtlLargeIntegerArithmeticShift(LARGE_INTEGER LargeInteger, CCHAR ShiftCount);
LARGE_INTEGER RtlLargeIntegerDivide(LARGE_INTEGER Dividend, LARGE_INTEGER Divisor, _Out_ PLARGE_INTEGER Remainder);
LARGE_INTEGER RtlLargeIntegerNegate(LARGE_INTEGER Subtrahend);
LARGE_INTEGER RtlLargeIntegerShiftLeft(LARGE_INTEGER LargeInteger, CCHAR ShiftCount);
LARGE_INTEGER RtlLargeIntegerShiftRight(LARGE_INTEGER LargeInteger, CCHAR ShiftCount);
LARGE_INTEGER RtlLargeIntegerSubtract(LARGE_INTEGER Minuend, LARGE_INTEGER Subtrahend);
#define RtlLargeIntegerEqualTo(X, Y) ((X).QuadPart == (Y).QuadPart)
#define RtlLargeIntegerEqualToZero(X) ((X).QuadPart == 0)
#define RtlLargeIntegerGreaterOrEqualToZero(X) ((X).HighPart >= 0)
#define RtlLargeIntegerGreaterThan(X, Y) ((X).QuadPart > (Y).QuadPart)
#define RtlLargeIntegerGreaterThanOrEqualTo(X, Y) ((X).QuadPart >= (Y).QuadPart)
#define RtlLargeIntegerGreaterThanZero(X) ((X).QuadPart > 0)
#define RtlLargeIntegerLessOrEqualToZero(X) ((X).QuadPart <= 0)
#define RtlLargeIntegerLessThan(X, Y) ((X).QuadPart < (Y).QuadPart)
#define RtlLargeIntegerLessThanOrEqualTo(X, Y) ((X).QuadPart <= (Y).QuadPart)
#define RtlLargeIntegerLessThanZero(X) ((X).HighPart < 0)
#define RtlLargeIntegerNotEqualTo(X, Y) ((X).QuadPart != (Y).QuadPart)
#define RtlLargeIntegerNotEqualToZero(X) ((X).QuadPart != 0)
BOOLEAN RtlCreateUnicodeString(_Out_ PUNICODE_STRING DestinationString, _In_ const WCHAR *SourceString);
NTSTATUS RtlOemStringToUnicodeString(_Inout_ PUNICODE_STRING DestinationString, _In_ const STRING *SourceString,
    BOOLEAN AllocateDestinationString);
VOID RtlSecondsSince1970ToTime(ULONG ElapsedSeconds, _Out_ PLARGE_INTEGER Time);
BOOLEAN RtlTimeToSecondsSince1970(_In_ PLARGE_INTEGER Time, _Out_ PULONG ElapsedSeconds);

NTSTATUS IoAllocateAdapterChannel(_In_ struct _ADAPTER_OBJECT *AdapterObject, _In_ PDEVICE_OBJECT DeviceObject,
    ULONG NumberOfMapRegisters, PVOID ExecutionRoutine, _In_ PVOID Context);
NTSTATUS IoAssignResources(_In_ PUNICODE_STRING RegistryPath, _In_ PUNICODE_STRING DriverClassName,
    _In_ PDRIVER_OBJECT DriverObject, _In_ PDEVICE_OBJECT DeviceObject, _In_ PVOID RequestedResources,
    _Out_ PVOID AllocatedResources);
BOOLEAN IoFlushAdapterBuffers(_In_ struct _ADAPTER_OBJECT *AdapterObject, _In_ PMDL Mdl, _In_ PVOID MapRegisterBase,
    _In_ PVOID CurrentVa, ULONG Length, BOOLEAN WriteToDevice);
VOID IoFreeAdapterChannel(_In_ struct _ADAPTER_OBJECT *AdapterObject);
VOID IoFreeMapRegisters(_In_ struct _ADAPTER_OBJECT *AdapterObject, _In_ PVOID MapRegisterBase,
    ULONG NumberOfMapRegisters);
PHYSICAL_ADDRESS IoMapTransfer(_In_ struct _ADAPTER_OBJECT *AdapterObject, _In_ PMDL Mdl, _In_ PVOID MapRegisterBase,
    _In_ PVOID CurrentVa, _Inout_ PULONG Length, BOOLEAN WriteToDevice);
NTSTATUS IoReportResourceUsage(_In_ PUNICODE_STRING DriverClassName, _In_ PDRIVER_OBJECT DriverObject,
    _In_ PVOID DriverList, ULONG DriverListSize, _In_ PDEVICE_OBJECT DeviceObject, _In_ PVOID DeviceList,
    ULONG DeviceListSize, BOOLEAN OverrideConflict, _Out_ PBOOLEAN ConflictDetected);
PVOID HalAllocateCommonBuffer(_In_ struct _ADAPTER_OBJECT *AdapterObject, ULONG Length,
    _Out_ PPHYSICAL_ADDRESS LogicalAddress, BOOLEAN CacheEnabled);
VOID HalFreeCommonBuffer(_In_ struct _ADAPTER_OBJECT *AdapterObject, ULONG Length, PHYSICAL_ADDRESS LogicalAddress,
    _In_ PVOID VirtualAddress, BOOLEAN CacheEnabled);
ULONG HalGetBusData(ULONG BusDataType, ULONG BusNumber, ULONG SlotNumber, _Out_ PVOID Buffer, ULONG Length);
ULONG HalGetBusDataByOffset(ULONG BusDataType, ULONG BusNumber, ULONG SlotNumber, _Out_ PVOID Buffer, ULONG Offset,
    ULONG Length);
ULONG HalSetBusData(ULONG BusDataType, ULONG BusNumber, ULONG SlotNumber, _In_ PVOID Buffer, ULONG Length);
ULONG HalSetBusDataByOffset(ULONG BusDataType, ULONG BusNumber, ULONG SlotNumber, _In_ PVOID Buffer, ULONG Offset,
    ULONG Length);
BOOLEAN HalTranslateBusAddress(INTERFACE_TYPE InterfaceType, ULONG BusNumber, PHYSICAL_ADDRESS BusAddress,
    _Inout_ PULONG AddressSpace, _Out_ PPHYSICAL_ADDRESS TranslatedAddress);
