static __inline void __stdcall f( const int *p, int *q)
{
    do { if ((2) <= 3) Print ("p = %p, %d\n", p, (1, 2)); } while (0);
    { KIRQL irql_queue; Acquire(&(queue), &irql_queue);
    if (check) { status = check_failed; goto exit; }
    ((void)0);
    *q = ((struct s *)((PCHAR)(p) - (ULONG_PTR)(&((struct s *)0)->field)))->other + ((LONG)(LONG_PTR)&(((struct s *)0)->a.b[2]));
    Release(&(queue), irql_queue); }
exit:
    return;
}
