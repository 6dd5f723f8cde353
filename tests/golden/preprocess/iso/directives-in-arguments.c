/* Directives between the parentheses of a macro use are obeyed. */
#define f(a, b) {a|b}
#define v 1
f(
#define v2 10
v2,
#undef v
#define v 2
v)
f(x
#if v == 2
, yes
#else
, no
#endif
)
f(
#ifdef nothing
a, b
#else
c
#endif
, d) v
