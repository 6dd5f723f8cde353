/*
 * Words of frameworks whose calls are not modelled (KMDF, minifilter, Winsock kernel, NDIS): declarations by macro and
 * decorations, so that the text around them is read. Their routines stay unknown.
 */
#define WDF_DECLARE_CONTEXT_TYPE_WITH_NAME(type, getter) static inline type *getter(HANDLE handle) { return (type *)__portcullis_context(handle); }
#define WDF_DECLARE_CONTEXT_TYPE(type) WDF_DECLARE_CONTEXT_TYPE_WITH_NAME(type, WdfObjectGet_##type)
#define WDF_DECLARE_TYPE_AND_GLOBALS(type, getter, tag, section) WDF_DECLARE_CONTEXT_TYPE_WITH_NAME(type, getter)
#define WDF_DECLARE_SHARED_CONTEXT_TYPE_WITH_NAME(type, getter) WDF_DECLARE_CONTEXT_TYPE_WITH_NAME(type, getter)
#define WDF_DECLARE_CUSTOM_TYPE(type) extern const int WdfCustomType_##type
__portcullis_mark(pure) PVOID __portcullis_context(HANDLE Handle);

#define FLTAPI
#define WSKAPI
#define WSPAPI
#define _Flt_CompletionContext_Outptr_
#define _Flt_ConnectionCookie_Outptr_
#define _Unreferenced_parameter_
#define __encoded_pointer
#define __encoded_array
#define WDF_EXTERN_C_START
#define WDF_EXTERN_C_END
#define PAGED_CODE_SEG
#define INIT_CODE_SEG
