#define a 1
a
#undef a
a
#define a 2
#define b a
b
#undef a
#define a 3
b
#undef never
#define c(x) x
#undef c
c(1)
#define c c(4)
c
#pragma push_macro("a")
#undef a
#define a pushed
a b
#pragma pop_macro("a")
a b
#pragma push_macro("d")
#define d 5
d
#pragma pop_macro("d")
d
_Pragma("push_macro(\"a\")")
#undef a
a
_Pragma("pop_macro(\"a\")")
a
