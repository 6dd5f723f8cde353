/*
 * Scalar types with the widths of Windows on x64 (LLP64: `long` is 32 bits, pointers are 64 bits).
 * C only; `wchar_t` is a 16-bit integer.
 */
typedef unsigned short wchar_t;
typedef unsigned long long size_t;
typedef long long ssize_t;
typedef long long ptrdiff_t;
typedef unsigned long long uintptr_t;
typedef long long intptr_t;
typedef signed char int8_t;
typedef unsigned char uint8_t;
typedef short int16_t;
typedef unsigned short uint16_t;
typedef int int32_t;
typedef unsigned int uint32_t;
typedef long long int64_t;
typedef unsigned long long uint64_t;
typedef long long time_t;

typedef void *PVOID, *LPVOID, *PVOID64;
typedef const void *PCVOID, *LPCVOID;
typedef char CHAR, CCHAR, *PCHAR, *PCCHAR, *LPCH, *PCH, *PSTR, *LPSTR, *NPSTR, *PZZSTR, *PSZ, *LPTSTR;
typedef const char *PCSTR, *LPCSTR, *PCSZ, *PCCH, *LPCCH, *PCZZSTR, *LPCTSTR;
typedef CHAR TCHAR, *PTCHAR, *PTSTR;
typedef signed char SCHAR, INT8, *PSCHAR, *PINT8;
typedef unsigned char UCHAR, BYTE, UINT8, BOOLEAN, KIRQL, *PUCHAR, *PBYTE, *LPBYTE, *PUINT8, *PBOOLEAN, *PKIRQL;
typedef const UCHAR *PCUCHAR;
typedef short SHORT, CSHORT, INT16, *PSHORT, *PINT16;
typedef unsigned short USHORT, WORD, UINT16, *PUSHORT, *PWORD, *LPWORD, *PUINT16;
typedef int INT, BOOL, INT32, LONG32, *PINT, *LPINT, *PBOOL, *LPBOOL, *PINT32, *PLONG32;
typedef unsigned int UINT, UINT32, ULONG32, DWORD32, *PUINT, *LPUINT, *PUINT32, *PULONG32, *PDWORD32;
typedef long LONG, NTSTATUS, HRESULT, KPRIORITY, *PLONG, *LPLONG, *PNTSTATUS;
typedef unsigned long ULONG, DWORD, CLONG, LOGICAL, ACCESS_MASK, DEVICE_TYPE, SECURITY_INFORMATION, LCID, NODE_REQUIREMENT,
    EXECUTION_STATE, NOTIFICATION_MASK, DEVPROPTYPE, *PULONG, *PDWORD, *LPDWORD, *PCLONG, *PLOGICAL, *PACCESS_MASK,
    *PSECURITY_INFORMATION, *PDEVPROPTYPE;
typedef const NTSTATUS *PCNTSTATUS;
typedef long long LONGLONG, LONG64, INT64, LONG_PTR, INT_PTR, SSIZE_T, USN, *PLONGLONG, *PLONG64, *PINT64, *PLONG_PTR,
    *PINT_PTR, *PSSIZE_T;
typedef unsigned long long ULONGLONG, ULONG64, UINT64, DWORD64, DWORDLONG, ULONG_PTR, UINT_PTR, DWORD_PTR, SIZE_T,
    KAFFINITY, PFN_NUMBER, REGHANDLE, ERESOURCE_THREAD, POOL_FLAGS, *PULONGLONG, *PULONG64, *PUINT64,
    *PDWORD64, *PULONG_PTR, *PUINT_PTR, *PDWORD_PTR, *PSIZE_T, *PKAFFINITY, *PPFN_NUMBER, *PREGHANDLE, *PERESOURCE_THREAD;
typedef wchar_t WCHAR, *PWCHAR, *LPWCH, *PWCH, *PWSTR, *LPWSTR, *NWPSTR, *PZZWSTR, *NTSTRSAFE_PWSTR;
typedef const WCHAR *PCWSTR, *LPCWSTR, *PCWCH, *LPCWCH, *PCZZWSTR, *NTSTRSAFE_PCWSTR;
typedef char *NTSTRSAFE_PSTR;
typedef const char *NTSTRSAFE_PCSTR;
typedef PVOID HANDLE, HMODULE, HINSTANCE, PSID, PSECURITY_DESCRIPTOR, PACCESS_TOKEN;
typedef HANDLE *PHANDLE, *LPHANDLE;
typedef float FLOAT;
typedef double DOUBLE;

#define VOID void
#define TRUE 1
#define FALSE 0
#ifdef __cplusplus
#define NULL 0
#else
#define NULL ((void *)0)
#endif

#define MINCHAR 0x80
#define MAXCHAR 0x7f
#define MAXUCHAR 0xff
#define MINSHORT 0x8000
#define MAXSHORT 0x7fff
#define MAXUSHORT 0xffff
#define MINLONG 0x80000000
#define MAXLONG 0x7fffffff
#define MAXULONG 0xffffffffUL
#define MAXULONG32 0xffffffffUL
#define MAXULONGLONG 0xffffffffffffffffULL
#define MAXULONG64 0xffffffffffffffffULL
#define MAXLONGLONG 0x7fffffffffffffffLL
#define MAXULONG_PTR 0xffffffffffffffffULL
#define MAXSIZE_T 0xffffffffffffffffULL
#define MAXDWORD 0xffffffffUL
#define MAXUINT 0xffffffffU
#define MAXINT 0x7fffffff
#define CHAR_BIT 8
#define SCHAR_MAX 127
#define UCHAR_MAX 255
#define SHRT_MIN (-32768)
#define SHRT_MAX 32767
#define USHRT_MAX 0xffff
#define INT_MIN (-2147483647 - 1)
#define INT_MAX 2147483647
#define UINT_MAX 0xffffffffU
#define LONG_MIN (-2147483647L - 1)
#define LONG_MAX 2147483647L
#define ULONG_MAX 0xffffffffUL
#define LLONG_MAX 0x7fffffffffffffffLL
#define ULLONG_MAX 0xffffffffffffffffULL
#define SIZE_T_MAX 0xffffffffffffffffULL
#define SIZE_MAX 0xffffffffffffffffULL
#define UNICODE_NULL ((WCHAR)0)
#define ANSI_NULL ((CHAR)0)
#define INVALID_HANDLE_VALUE ((HANDLE)(LONG_PTR)-1)
#define MAX_PATH 260

#define HandleToULong(h) ((ULONG)(ULONG_PTR)(h))
#define HandleToUlong(h) ((ULONG)(ULONG_PTR)(h))
#define HandleToLong(h) ((LONG)(LONG_PTR)(h))
#define ULongToHandle(u) ((HANDLE)(ULONG_PTR)(u))
#define UlongToHandle(u) ((HANDLE)(ULONG_PTR)(u))
#define LongToHandle(l) ((HANDLE)(LONG_PTR)(l))
#define PtrToUlong(p) ((ULONG)(ULONG_PTR)(p))
#define PtrToULong(p) ((ULONG)(ULONG_PTR)(p))
#define PtrToLong(p) ((LONG)(LONG_PTR)(p))
#define PtrToInt(p) ((INT)(INT_PTR)(p))
#define PtrToUint(p) ((UINT)(UINT_PTR)(p))
#define PtrToUshort(p) ((USHORT)(ULONG_PTR)(p))
#define PtrToUShort(p) ((USHORT)(ULONG_PTR)(p))
#define PtrToShort(p) ((SHORT)(LONG_PTR)(p))
#define ULongToPtr(u) ((PVOID)(ULONG_PTR)(u))
#define UlongToPtr(u) ((PVOID)(ULONG_PTR)(u))
#define UIntToPtr(u) ((PVOID)(UINT_PTR)(u))
#define UintToPtr(u) ((PVOID)(UINT_PTR)(u))
#define IntToPtr(i) ((PVOID)(INT_PTR)(i))
#define LongToPtr(l) ((PVOID)(LONG_PTR)(l))
#define Ptr32ToPtr(p) ((PVOID)(ULONG_PTR)(p))
#define Int32x32To64(a, b) ((LONGLONG)(LONG)(a) * (LONGLONG)(LONG)(b))
#define UInt32x32To64(a, b) ((ULONGLONG)(ULONG)(a) * (ULONGLONG)(ULONG)(b))
#define Int64ShllMod32(a, b) ((ULONGLONG)(a) << (b))
#define Int64ShrlMod32(a, b) ((ULONGLONG)(a) >> (b))
#define MAKEWORD(low, high) ((WORD)(((BYTE)(low)) | ((WORD)((BYTE)(high))) << 8))
#define MAKELONG(low, high) ((LONG)(((WORD)(low)) | ((DWORD)((WORD)(high))) << 16))
#define LOWORD(x) ((WORD)((DWORD_PTR)(x) & 0xffff))
#define HIWORD(x) ((WORD)((DWORD_PTR)(x) >> 16 & 0xffff))
#define LOBYTE(x) ((BYTE)((DWORD_PTR)(x) & 0xff))
#define HIBYTE(x) ((BYTE)((DWORD_PTR)(x) >> 8 & 0xff))
