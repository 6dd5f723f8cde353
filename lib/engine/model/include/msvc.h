/*
 * The compiler: Microsoft keywords, calling conventions and declaration specifiers, spelled in plain C.
 *
 * `__declspec(x)` becomes a mark; only `noreturn` is given a kind of its own. Structured exception handling keeps its
 * keywords (`__try`, `__except`, `__finally`, `__leave`); the portable `_SEH2_*` spellings map onto them.
 * Predefined macros that depend on the configuration (`_WIN64`, `_AMD64_`, `DBG`, `_MSC_VER`) are not here.
 */
#define __declspec(x) __portcullis_mark(__portcullis_declspec_##x)
#define __portcullis_declspec_noreturn noreturn
#define __attribute__(x)

#define __cdecl
#define _cdecl
#define __stdcall
#define _stdcall
#define __fastcall
#define _fastcall
#define __thiscall
#define __vectorcall
#define __clrcall
#define __inline inline
#define _inline inline
#define __forceinline inline
#define __restrict
#define __unaligned
#define __ptr64
#define __ptr32
#define __sptr
#define __uptr
#define __w64
#define __based(x)
#define __nullterminated_array
#define __extension__
#define __int64 long long
#define _int64 long long
#define __int32 int
#define __int16 short
#define __int8 char
#define __noop(...) ((void)0)
#define __FUNCTION__ "function"
#define __FUNCDNAME__ "function"
#define __FUNCSIG__ "function"
#define __func__ "function"
#define _Static_assert(...) extern void __portcullis_static_assert(void)
#define static_assert(...) extern void __portcullis_static_assert(void)
#define _Noreturn __portcullis_mark(noreturn)

#define CDECL
#define CALLBACK
#define WINAPI
#define APIENTRY
#define PASCAL
#define NTAPI
#define FASTCALL
#define __CRTDECL
#define DDKAPI
#define DDKFASTAPI
#define STDAPICALLTYPE
#define STDMETHODCALLTYPE
#define NTSYSAPI
#define NTSYSCALLAPI
#define NTKERNELAPI
#define NTHALAPI
#define NTSTRSAFEAPI static inline NTSTATUS
#define NTSTRSAFEDDI NTSTATUS
#define NTSTRSAFE_INLINE_API static inline NTSTATUS
#define SCSIPORT_API
#define STORPORT_API
#define WMIAPI
#define CFORCEINLINE static inline
#define FORCEINLINE static inline
#define DECLSPEC_NORETURN __portcullis_mark(noreturn)
#define DECLSPEC_IMPORT
#define DECLSPEC_EXPORT
#define DECLSPEC_NOINLINE
#define DECLSPEC_SELECTANY
#define DECLSPEC_CACHEALIGN
#define DECLSPEC_DEPRECATED
#define DECLSPEC_DEPRECATED_DDK
#define DECLSPEC_DEPRECATED_DDK_WINXP
#define DECLSPEC_NOVTABLE
#define DECLSPEC_NOTHROW
#define DECLSPEC_RESTRICT
#define DECLSPEC_ADDRSAFE
#define DECLSPEC_ALIGN(n)
#define DECLSPEC_UUID(x)
#define NOTHING
#define FAR
#define NEAR
#define CONST const
#define IN
#define OUT
#define OPTIONAL
#define UNALIGNED
#define UNALIGNED64
#define RESTRICTED_POINTER
#define POINTER_64
#define POINTER_ALIGN
#define POINTER_ALIGNMENT
#define POINTER_32
#define POINTER_SIGNED
#define POINTER_UNSIGNED
#define UNREFERENCED_PARAMETER(x) ((void)(x))
#define DBG_UNREFERENCED_PARAMETER(x) ((void)(x))
#define DBG_UNREFERENCED_LOCAL_VARIABLE(x) ((void)(x))
#define DEFAULT_UNREACHABLE default: __assume(0)
#define C_ASSERT(e) extern void __portcullis_static_assert(void)
#define _CRT_STRINGIZE(x) #x
#define _BitScanForward BitScanForward
#define _BitScanReverse BitScanReverse

#ifdef __cplusplus
#define EXTERN_C extern "C"
#define EXTERN_C_START extern "C" {
#define EXTERN_C_END }
#else
#define EXTERN_C extern
#define EXTERN_C_START
#define EXTERN_C_END
#endif

/* Structured exception handling. */
#define _SEH2_TRY __try
#define _SEH2_EXCEPT(filter) __except (filter)
#define _SEH2_FINALLY __finally
#define _SEH2_END
#define _SEH2_LEAVE __leave
#define _SEH2_YIELD(statement) statement
#define _SEH2_VOLATILE
#define _SEH2_GetExceptionCode() __portcullis_exception_code()
#define _SEH2_GetExceptionInformation() __portcullis_exception_information()
#define _SEH2_AbnormalTermination() __portcullis_abnormal_termination()
#define GetExceptionCode() __portcullis_exception_code()
#define _exception_code() __portcullis_exception_code()
#define GetExceptionInformation() __portcullis_exception_information()
#define _exception_info() __portcullis_exception_information()
#define AbnormalTermination() __portcullis_abnormal_termination()
#define _abnormal_termination() __portcullis_abnormal_termination()
#define EXCEPTION_EXECUTE_HANDLER 1
#define EXCEPTION_CONTINUE_SEARCH 0
#define EXCEPTION_CONTINUE_EXECUTION (-1)

/* Variable arguments. */
typedef char *va_list;
#define va_start(list, last) __portcullis_va_start(&(list))
#define va_arg(list, type) (*(type *)__portcullis_va_arg(list))
#define va_end(list) ((void)0)
#define va_copy(to, from) ((to) = (from))
#define _crt_va_start va_start
#define _crt_va_arg va_arg
#define _crt_va_end va_end

/* What only Portcullis defines. The engine gives each its meaning; see ../README.md. */
unsigned long long __portcullis_nondet(void);
void __portcullis_assume(int condition);
void __portcullis_paged_code(void);
void __portcullis_assert_failed(void);
__portcullis_mark(noreturn) void __portcullis_stop(void);
void __portcullis_static_assert(void);
unsigned long __portcullis_exception_code(void);
struct _EXCEPTION_POINTERS *__portcullis_exception_information(void);
int __portcullis_abnormal_termination(void);
void __portcullis_va_start(char **list);
void *__portcullis_va_arg(char *list);
__portcullis_mark(allocates) void *__portcullis_allocate(unsigned long long bytes);
