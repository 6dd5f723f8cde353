/* C23 __VA_OPT__: nothing, its text, beside ## and with nested parentheses. */
#define f(a, ...) a(0 __VA_OPT__(, ) __VA_ARGS__)
#define g(x, ...) f(0, x __VA_OPT__(, (x)) )
#define only(...) __VA_OPT__(a(b)c)
#define glue(x, ...) x ## __VA_OPT__(y z) w
#define glue2(x, ...) p __VA_OPT__(q x) ## r
#define empty
#define decl(t, n, ...) t n __VA_OPT__(= { __VA_ARGS__ });
f(a) f(a, 1) f(a, 1, 2) f(a, empty) f(a, ) g(b) g(b, c) only() only(1) only(empty) only( )
glue(m) glue(m, 1) glue2(n) glue2(n, 1) decl(int, i) decl(int, j, 1, 2)
