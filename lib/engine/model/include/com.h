/*
 * Words that declare interfaces, classes and ports of kernel streaming in C++: as objbase.h, portcls.h and stdunk.h have
 * them. They declare; what the interfaces' functions do stays unknown.
 */
#define STDAPI EXTERN_C HRESULT
#define STDAPI_(type) EXTERN_C type
#define STDMETHODIMP HRESULT
#define STDMETHODIMP_(type) type
#define STDOVERRIDEMETHODIMP HRESULT
#define STDOVERRIDEMETHODIMP_(type) type
#define IFACEMETHODIMP HRESULT
#define IFACEMETHODIMP_(type) type
#define STDMETHOD(method) virtual HRESULT method
#define STDMETHOD_(type, method) virtual type method
#define IFACEMETHOD(method) virtual HRESULT method
#define IFACEMETHOD_(type, method) virtual type method
#define STDMETHODV(method) virtual HRESULT method
#define PURE = 0
#define THIS_
#define THIS void
#define DECLARE_INTERFACE(name) struct name
#define DECLARE_INTERFACE_(name, base) struct name : public base
#define DECLARE_INTERFACE_IID(name, iid) struct name
#define DECLARE_INTERFACE_IID_(name, base, iid) struct name : public base
#define MIDL_INTERFACE(iid) struct
#define BEGIN_INTERFACE
#define END_INTERFACE
#define EXTERN_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8) extern const GUID name
#define DEFINE_PROPERTYKEY(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8, id) extern const int name
#define __RPC_USER
#define __RPC_STUB
#define __RPC_FAR
#define __RPC__in
#define __RPC__out
#define __RPC__inout
#define __RPC__in_opt
#define __RPC__deref_in
#define __RPC__deref_out
#define __RPC__deref_out_opt
#define __RPC__deref_inout_opt
#define __RPC__in_ecount_full(size)
#define __RPC__out_ecount_full(size)
#define __kernel_entry

#define DECLARE_STD_UNKNOWN() HRESULT NonDelegatingQueryInterface(REFIID Interface, PVOID *Object); ULONG NonDelegatingAddRef(void); ULONG NonDelegatingRelease(void); HRESULT QueryInterface(REFIID Interface, PVOID *Object); ULONG AddRef(void); ULONG Release(void);
#define DEFINE_STD_CONSTRUCTOR(name) name(void *UnknownOuter) { }
#define DEFINE_PCAUTOMATION_TABLE_PROP(name, properties) extern const int name
#define DEFINE_PCAUTOMATION_TABLE_PROP_EVENT(name, properties, events) extern const int name
#define DEFINE_PCAUTOMATION_TABLE_EVENT(name, events) extern const int name
#define DEFINE_PCAUTOMATION_TABLE(name) extern const int name
#define DECLARE_SIMPLE_FRAMING(name, alignment, pool, frames, size) extern int name
#define DECLARE_SIMPLE_FRAMING_EX(name, type, flags, frames, alignment, low, high) extern int name
