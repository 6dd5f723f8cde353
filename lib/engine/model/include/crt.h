/*
 * C run-time functions that kernel code uses. The engine gives memcpy, memmove, memset, memcmp and strlen their meaning;
 * the Rtl spellings of the memory functions are those.
 */
__portcullis_mark(builtin) void *memcpy(_Out_ void *Destination, const void *Source, size_t Count);
__portcullis_mark(builtin) void *memmove(_Out_ void *Destination, const void *Source, size_t Count);
__portcullis_mark(builtin) void *memset(_Out_ void *Destination, int Value, size_t Count);
__portcullis_mark(builtin) int memcmp(const void *First, const void *Second, size_t Count);
__portcullis_mark(builtin) size_t strlen(const char *String);
#define RtlCopyMemory(to, from, length) memcpy((to), (from), (length))
#define RtlCopyBytes(to, from, length) memcpy((to), (from), (length))
#define RtlMoveMemory(to, from, length) memmove((to), (from), (length))
#define RtlFillMemory(to, length, fill) memset((to), (fill), (length))
#define RtlFillBytes(to, length, fill) memset((to), (fill), (length))
#define RtlZeroMemory(to, length) memset((to), 0, (length))
#define RtlZeroBytes(to, length) memset((to), 0, (length))
#define RtlSecureZeroMemory(to, length) memset((to), 0, (length))
#define SecureZeroMemory(to, length) memset((to), 0, (length))
#define ZeroMemory(to, length) memset((to), 0, (length))
#define CopyMemory(to, from, length) memcpy((to), (from), (length))
#define RtlCopyMemoryNonTemporal(to, from, length) memcpy((to), (from), (length))
#define RtlCopyDeviceMemory(to, from, length) memcpy((to), (from), (length))
#define RtlEqualMemory(first, second, length) (!memcmp((first), (second), (length)))
size_t wcslen(const wchar_t *String);
size_t strnlen(const char *String, size_t MaxCount);
size_t wcsnlen(const wchar_t *String, size_t MaxCount);
int strcmp(const char *First, const char *Second);
int strncmp(const char *First, const char *Second, size_t Count);
int _stricmp(const char *First, const char *Second);
int _strnicmp(const char *First, const char *Second, size_t Count);
int wcscmp(const wchar_t *First, const wchar_t *Second);
int wcsncmp(const wchar_t *First, const wchar_t *Second, size_t Count);
int _wcsicmp(const wchar_t *First, const wchar_t *Second);
int _wcsnicmp(const wchar_t *First, const wchar_t *Second, size_t Count);
char *strcpy(_Out_ char *Destination, const char *Source);
char *strncpy(_Out_ char *Destination, const char *Source, size_t Count);
char *strcat(_Inout_ char *Destination, const char *Source);
char *strncat(_Inout_ char *Destination, const char *Source, size_t Count);
char *strchr(const char *String, int Character);
char *strrchr(const char *String, int Character);
char *strstr(const char *String, const char *Search);
wchar_t *wcscpy(_Out_ wchar_t *Destination, const wchar_t *Source);
wchar_t *wcsncpy(_Out_ wchar_t *Destination, const wchar_t *Source, size_t Count);
wchar_t *wcscat(_Inout_ wchar_t *Destination, const wchar_t *Source);
wchar_t *wcschr(const wchar_t *String, wchar_t Character);
wchar_t *wcsrchr(const wchar_t *String, wchar_t Character);
wchar_t *wcsstr(const wchar_t *String, const wchar_t *Search);
int sprintf(_Out_ char *Buffer, const char *Format, ...);
int _snprintf(_Out_ char *Buffer, size_t Count, const char *Format, ...);
int _snwprintf(_Out_ wchar_t *Buffer, size_t Count, const wchar_t *Format, ...);
int swprintf(_Out_ wchar_t *Buffer, const wchar_t *Format, ...);
int vsprintf(_Out_ char *Buffer, const char *Format, va_list Arguments);
int _vsnprintf(_Out_ char *Buffer, size_t Count, const char *Format, va_list Arguments);
int printf(const char *Format, ...);
int atoi(const char *String);
long atol(const char *String);
int toupper(int Character);
int tolower(int Character);
int towupper(int Character);
int isdigit(int Character);
int isspace(int Character);
int isprint(int Character);
int abs(int Value);
long labs(long Value);
int rand(void);
void srand(unsigned int Seed);
void qsort(_Inout_ void *Base, size_t Count, size_t Size, int (*Compare)(const void *First, const void *Second));
unsigned char _BitTest(const long *Base, long Bit);
unsigned int _rotl(unsigned int Value, int Shift);
unsigned int _rotr(unsigned int Value, int Shift);
unsigned short _byteswap_ushort(unsigned short Value);
unsigned long _byteswap_ulong(unsigned long Value);
unsigned long long _byteswap_uint64(unsigned long long Value);
unsigned long long __rdtsc(void);
void __cpuid(_Out_ int Info[4], int Function);
void __debugbreak(void);
void _disable(void);
void _enable(void);
void _mm_pause(void);
void _mm_mfence(void);
void _ReadWriteBarrier(void);
void _ReadBarrier(void);
void _WriteBarrier(void);
void MemoryBarrier(void);
#define assert(e) ASSERT(e)
