/* The shapes drivers hide control flow in. */
#define IN
#define OUT
#define CONST const
#define STDCALL __stdcall
#define VOID void
#define FORCEINLINE static __inline
#define DEBUG_LEVEL 3
#define DebugPrint(_l_, _m_) do { if ((_l_) <= DEBUG_LEVEL) Print _m_; } while (0)
#define BAIL_IF(c) if (c) { status = c##_failed; goto exit; }
#define FIELD_OFFSET(type, field) ((LONG)(LONG_PTR)&(((type *)0)->field))
#define CONTAINING_RECORD(address, type, field) \
    ((type *)((PCHAR)(address) - (ULONG_PTR)(&((type *)0)->field)))
#define LOCK(x) { KIRQL irql_##x; Acquire(&(x), &irql_##x);
#define UNLOCK(x) Release(&(x), irql_##x); }
#if DBG
#define ASSERT(e) ((e) ? 0 : Fail(#e, __LINE__))
#else
#define ASSERT(e) ((void)0)
#endif
FORCEINLINE VOID STDCALL f(IN CONST int *p, OUT int *q)
{
    DebugPrint(2, ("p = %p, %d\n", p, (1, 2)));
    LOCK(queue)
    BAIL_IF(check)
    ASSERT(p != 0 && "text, (");
    *q = CONTAINING_RECORD(p, struct s, field)->other + FIELD_OFFSET(struct s, a.b[2]);
    UNLOCK(queue)
exit:
    return;
}
