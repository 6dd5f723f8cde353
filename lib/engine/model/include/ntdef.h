/*
 * The vocabulary every kernel driver uses: 64-bit integers, lists, strings, GUIDs, object attributes, and the macros
 * over them. List and string operations with a body are in ../stubs/lists.c.
 */
#define NT_SUCCESS(status) (((NTSTATUS)(status)) >= 0)
#define NT_INFORMATION(status) ((((ULONG)(status)) >> 30) == 1)
#define NT_WARNING(status) ((((ULONG)(status)) >> 30) == 2)
#define NT_ERROR(status) ((((ULONG)(status)) >> 30) == 3)

/* Layout arithmetic. `__builtin_offsetof` is read by the syntax room. */
#define offsetof(type, member) __builtin_offsetof(type, member)
#define FIELD_OFFSET(type, field) ((LONG)__builtin_offsetof(type, field))
#define UFIELD_OFFSET(type, field) ((ULONG)__builtin_offsetof(type, field))
#define CONTAINING_RECORD(address, type, field) \
    ((type *)((PCHAR)(address) - (ULONG_PTR)__builtin_offsetof(type, field)))
#define RTL_FIELD_SIZE(type, field) (sizeof(((type *)0)->field))
#define RTL_SIZEOF_THROUGH_FIELD(type, field) (__builtin_offsetof(type, field) + sizeof(((type *)0)->field))
#define RTL_CONTAINS_FIELD(record, size, field) \
    ((((PCHAR)(&(record)->field)) + sizeof((record)->field)) <= (((PCHAR)(record)) + (size)))
#define RTL_FIELD_TYPE(type, field) (((type *)0)->field)
#define RTL_NUMBER_OF(array) (sizeof(array) / sizeof((array)[0]))
#define RTL_NUMBER_OF_V1(array) (sizeof(array) / sizeof((array)[0]))
#define RTL_NUMBER_OF_V2(array) (sizeof(array) / sizeof((array)[0]))
#define RTL_NUMBER_OF_FIELD(type, field) (sizeof(((type *)0)->field) / sizeof(((type *)0)->field[0]))
#define ARRAYSIZE(array) (sizeof(array) / sizeof((array)[0]))
#define _ARRAYSIZE(array) (sizeof(array) / sizeof((array)[0]))
#define _countof(array) (sizeof(array) / sizeof((array)[0]))
#define TYPE_ALIGNMENT(type) _Alignof(type)
#define RTL_BITS_OF(x) (sizeof(x) * 8)
#define RTL_BITS_OF_FIELD(type, field) (sizeof(((type *)0)->field) * 8)
#define ARGUMENT_PRESENT(pointer) ((CHAR *)(ULONG_PTR)(pointer) != (CHAR *)0)
#define Add2Ptr(pointer, increment) ((PVOID)((PUCHAR)(pointer) + (increment)))
#define RTL_PTR_ADD(pointer, value) ((PVOID)((ULONG_PTR)(pointer) + (ULONG_PTR)(value)))
#define RTL_PTR_SUBTRACT(pointer, value) ((PVOID)((ULONG_PTR)(pointer) - (ULONG_PTR)(value)))
#define ALIGN_DOWN_BY(length, alignment) ((ULONG_PTR)(length) & ~((ULONG_PTR)(alignment) - 1))
#define ALIGN_UP_BY(length, alignment) (ALIGN_DOWN_BY(((ULONG_PTR)(length) + (alignment) - 1), alignment))
#define ALIGN_DOWN_POINTER_BY(address, alignment) ((PVOID)((ULONG_PTR)(address) & ~((ULONG_PTR)(alignment) - 1)))
#define ALIGN_UP_POINTER_BY(address, alignment) \
    (ALIGN_DOWN_POINTER_BY(((ULONG_PTR)(address) + (alignment) - 1), alignment))
#define ALIGN_DOWN(length, type) ALIGN_DOWN_BY(length, sizeof(type))
#define ALIGN_UP(length, type) ALIGN_UP_BY(length, sizeof(type))
#define ALIGN_DOWN_POINTER(address, type) ALIGN_DOWN_POINTER_BY(address, sizeof(type))
#define ALIGN_UP_POINTER(address, type) ALIGN_UP_POINTER_BY(address, sizeof(type))
#define FlagOn(flags, mask) ((flags) & (mask))
#define BooleanFlagOn(flags, mask) ((BOOLEAN)(((flags) & (mask)) != 0))
#define SetFlag(flags, mask) ((flags) |= (mask))
#define ClearFlag(flags, mask) ((flags) &= ~(mask))
#define min(a, b) (((a) < (b)) ? (a) : (b))
#define max(a, b) (((a) > (b)) ? (a) : (b))

/* Assertions follow the configuration: a failed one in a checked build may stop the system or be continued. */
#if DBG
#define ASSERT(e) ((void)((e) || (__portcullis_assert_failed(), 0)))
#define ASSERTMSG(message, e) ((void)((e) || (__portcullis_assert_failed(), 0)))
#define RTL_SOFT_ASSERT(e) ((void)((e) || (__portcullis_assert_failed(), 0)))
#define RTL_SOFT_ASSERTMSG(message, e) ((void)((e) || (__portcullis_assert_failed(), 0)))
#define NT_ASSERT(e) ((void)((e) || (__portcullis_assert_failed(), 0)))
#define NT_ASSERTMSG(message, e) ((void)((e) || (__portcullis_assert_failed(), 0)))
#define NT_ASSERTMSGW(message, e) ((void)((e) || (__portcullis_assert_failed(), 0)))
#define NT_VERIFY(e) ((e) ? TRUE : (__portcullis_assert_failed(), FALSE))
#define NT_VERIFYMSG(message, e) ((e) ? TRUE : (__portcullis_assert_failed(), FALSE))
#define RTL_VERIFY(e) ((e) ? TRUE : (__portcullis_assert_failed(), FALSE))
#define RTL_VERIFYMSG(message, e) ((e) ? TRUE : (__portcullis_assert_failed(), FALSE))
#define KdPrint(arguments) DbgPrint arguments
#define KdPrintEx(arguments) DbgPrintEx arguments
#define KdBreakPoint() DbgBreakPoint()
#define DebugPrint(arguments) StorPortDebugPrint arguments
#else
#define ASSERT(e) ((void)0)
#define ASSERTMSG(message, e) ((void)0)
#define RTL_SOFT_ASSERT(e) ((void)0)
#define RTL_SOFT_ASSERTMSG(message, e) ((void)0)
#define NT_ASSERT(e) ((void)0)
#define NT_ASSERTMSG(message, e) ((void)0)
#define NT_ASSERTMSGW(message, e) ((void)0)
#define NT_VERIFY(e) ((e) ? TRUE : FALSE)
#define NT_VERIFYMSG(message, e) ((e) ? TRUE : FALSE)
#define RTL_VERIFY(e) ((e) ? TRUE : FALSE)
#define RTL_VERIFYMSG(message, e) ((e) ? TRUE : FALSE)
#define KdPrint(arguments) ((void)0)
#define KdPrintEx(arguments) ((void)0)
#define KdBreakPoint() ((void)0)
#define DebugPrint(arguments) ((void)0)
#endif
#define NT_FRE_ASSERT(e) ((void)((e) || (__portcullis_assert_failed(), 0)))
#define NT_ANALYSIS_ASSUME(e) __portcullis_assume(e)
/* Drivers write it with and without the semicolon. Stays a call so that rules about paged code can see it. */
#define PAGED_CODE() __portcullis_paged_code();
#define PAGED_CODE_LOCKED() ((void)0)
#define NON_PAGED_CODE() ((void)0)
#define PAGED_CODE_MAX_LEVEL 1
#define NOP_FUNCTION ((void)0)

typedef union _LARGE_INTEGER {
    struct {
        ULONG LowPart;
        LONG HighPart;
    };
    struct {
        ULONG LowPart;
        LONG HighPart;
    } u;
    LONGLONG QuadPart;
} LARGE_INTEGER, *PLARGE_INTEGER, PHYSICAL_ADDRESS, *PPHYSICAL_ADDRESS, LUID_AS_LARGE_INTEGER;
typedef union _ULARGE_INTEGER {
    struct {
        ULONG LowPart;
        ULONG HighPart;
    };
    struct {
        ULONG LowPart;
        ULONG HighPart;
    } u;
    ULONGLONG QuadPart;
} ULARGE_INTEGER, *PULARGE_INTEGER;
typedef struct _LUID {
    ULONG LowPart;
    LONG HighPart;
} LUID, *PLUID;
typedef struct _LIST_ENTRY {
    struct _LIST_ENTRY *Flink;
    struct _LIST_ENTRY *Blink;
} LIST_ENTRY, *PLIST_ENTRY, *PRLIST_ENTRY;
typedef struct _SINGLE_LIST_ENTRY {
    struct _SINGLE_LIST_ENTRY *Next;
} SINGLE_LIST_ENTRY, *PSINGLE_LIST_ENTRY;
typedef struct _SLIST_ENTRY {
    struct _SLIST_ENTRY *Next;
    ULONGLONG Reserved;
} SLIST_ENTRY, *PSLIST_ENTRY;
typedef union _SLIST_HEADER {
    struct {
        ULONGLONG Alignment;
        ULONGLONG Region;
    };
} SLIST_HEADER, *PSLIST_HEADER;
typedef struct _GUID {
    ULONG Data1;
    USHORT Data2;
    USHORT Data3;
    UCHAR Data4[8];
} GUID, UUID, IID, CLSID, *PGUID, *LPGUID, *PUUID;
typedef const GUID *LPCGUID, *REFGUID, *REFIID;
typedef struct _STRING {
    USHORT Length;
    USHORT MaximumLength;
    PCHAR Buffer;
} STRING, ANSI_STRING, OEM_STRING, UTF8_STRING, *PSTRING, *PANSI_STRING, *POEM_STRING, *PUTF8_STRING;
typedef const STRING *PCANSI_STRING, *PCOEM_STRING, *PCSTRING;
typedef struct _UNICODE_STRING {
    USHORT Length;
    USHORT MaximumLength;
    PWCH Buffer;
} UNICODE_STRING, *PUNICODE_STRING;
typedef const UNICODE_STRING *PCUNICODE_STRING;
typedef struct _OBJECT_ATTRIBUTES {
    ULONG Length;
    HANDLE RootDirectory;
    PUNICODE_STRING ObjectName;
    ULONG Attributes;
    PVOID SecurityDescriptor;
    PVOID SecurityQualityOfService;
} OBJECT_ATTRIBUTES, *POBJECT_ATTRIBUTES;
typedef struct _CLIENT_ID {
    HANDLE UniqueProcess;
    HANDLE UniqueThread;
} CLIENT_ID, *PCLIENT_ID;
typedef struct _PROCESSOR_NUMBER {
    USHORT Group;
    UCHAR Number;
    UCHAR Reserved;
} PROCESSOR_NUMBER, *PPROCESSOR_NUMBER;
typedef struct _GROUP_AFFINITY {
    KAFFINITY Mask;
    USHORT Group;
    USHORT Reserved[3];
} GROUP_AFFINITY, *PGROUP_AFFINITY;
typedef enum _EVENT_TYPE { NotificationEvent, SynchronizationEvent } EVENT_TYPE;
typedef enum _TIMER_TYPE { NotificationTimer, SynchronizationTimer } TIMER_TYPE;
typedef enum _WAIT_TYPE { WaitAll, WaitAny, WaitNotification, WaitDequeue } WAIT_TYPE;
typedef enum _NT_PRODUCT_TYPE { NtProductWinNt = 1, NtProductLanManNt, NtProductServer } NT_PRODUCT_TYPE;

#define OBJ_INHERIT 0x2
#define OBJ_PERMANENT 0x10
#define OBJ_EXCLUSIVE 0x20
#define OBJ_CASE_INSENSITIVE 0x40
#define OBJ_OPENIF 0x80
#define OBJ_OPENLINK 0x100
#define OBJ_KERNEL_HANDLE 0x200
#define OBJ_FORCE_ACCESS_CHECK 0x400
#define InitializeObjectAttributes(p, name, attributes, root, descriptor) \
    {                                                                     \
        (p)->Length = sizeof(OBJECT_ATTRIBUTES);                          \
        (p)->RootDirectory = root;                                        \
        (p)->Attributes = attributes;                                     \
        (p)->ObjectName = name;                                           \
        (p)->SecurityDescriptor = descriptor;                             \
        (p)->SecurityQualityOfService = NULL;                             \
    }
#define RTL_CONSTANT_OBJECT_ATTRIBUTES(name, attributes) \
    {sizeof(OBJECT_ATTRIBUTES), NULL, (PUNICODE_STRING)(name), attributes, NULL, NULL}
#define RTL_CONSTANT_STRING(s) {sizeof(s) - sizeof((s)[0]), sizeof(s), (s)}
#define RTL_UNICODE_STRING(s) {sizeof(s) - sizeof((s)[0]), sizeof(s), (s)}
#define DECLARE_CONST_UNICODE_STRING(name, text) \
    const UNICODE_STRING name = {sizeof(text) - sizeof(WCHAR), sizeof(text), (PWCH)(text)}
#define DECLARE_GLOBAL_CONST_UNICODE_STRING(name, text) \
    extern const UNICODE_STRING name = {sizeof(text) - sizeof(WCHAR), sizeof(text), (PWCH)(text)}
#define DECLARE_UNICODE_STRING_SIZE(name, size) \
    WCHAR name##_buffer[size];                  \
    UNICODE_STRING name = {0, (size) * sizeof(WCHAR), name##_buffer}
#define DECLARE_STATIC_UNICODE_STRING(name, text) \
    static UNICODE_STRING name = {sizeof(text) - sizeof(WCHAR), sizeof(text), (PWCH)(text)}
#define TEXT(s) L##s
#define DEFINE_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8) extern const GUID name
#define DEFINE_GUIDSTRUCT(text, name) extern const GUID name
#define DEFINE_GUIDNAMED(name) name
#define DEFINE_DEVPROPKEY(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8, pid) extern const DEVPROPKEY name
#define IsEqualGUID(a, b) (RtlCompareMemory((a), (b), sizeof(GUID)) == sizeof(GUID))
#define InlineIsEqualGUID(a, b) (RtlCompareMemory((a), (b), sizeof(GUID)) == sizeof(GUID))
#define RtlEqualLuid(a, b) (((a)->LowPart == (b)->LowPart) && ((a)->HighPart == (b)->HighPart))
#define RtlIsZeroLuid(a) (((a)->LowPart == 0) && ((a)->HighPart == 0))
#define LANG_NEUTRAL 0
#define ANYSIZE_ARRAY 1
