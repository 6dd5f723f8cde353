/* Annotations vanish, with all their arguments. */
#define _In_
#define _In_reads_(n)
#define _When_(c, a)
#define _IRQL_requires_max_(i)
#define _Function_class_(c) __portcullis_mark(function_class, c)
#define DECLSPEC_ALIGN(x) __declspec(align(x))
_IRQL_requires_max_(DISPATCH_LEVEL) _When_(return != 0, _Acquires_lock_(*l)) _Function_class_(HW_STARTIO)
int f(_In_ int a, _In_reads_(a * sizeof(int)) const int *p, DECLSPEC_ALIGN(8) int q);
