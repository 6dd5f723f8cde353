typedef unsigned char UCHAR; typedef struct { int a, b, c; } BIG; typedef int OPERATION(int, UCHAR);
int f(int, UCHAR); BIG make(int); int take(BIG, int); int many(char *, ...); void never(int) ; OPERATION named; int *place(void);
int nested(int a) { return f(f(a, 1), f(2, a)) + f(a++, a); }
int structs(int a) { BIG b = make(a); b = make(2); return make(3).b + take(make(4), b.c) + take(b, 5); }
int variadic(UCHAR c, float d, short s) { return many("x", c, d, s, 5LL, "y"); }
int undeclared(UCHAR c) { int r = unknown(c, 1); unknown(); return r; }
int results(int a) { UCHAR c = f(a, 2); long long w; int i; w = f(1, 2); i = f(1, 2); *place() = f(3, 4); *place() += f(5, 6); return named(c, 300); }
int old_style(a, c, p) int a; UCHAR c; char *p; { return f(a, c) + *p; }
int pointer_parameter(int g(int), int v[4]) { return g(v[1]) + v[2]; }
void ignored(int a) { (void)f(a, 1); f(a, 2), f(a, 3); a ? f(a, 4) : f(a, 5); a && f(a, 6); return ignored(1); }
int order(int *p, int g) { extern int global; return *p + f(1, 2) * global + g + f(3, 4); }
void builtins(char *p, char *q, int n) { memset(p, 255, n); RtlZeroMemory(p, 8); memcpy(p + 1, q, n); p = memmove(q, p, n + 1); RtlFillMemory(p, n, 'x'); __noop(f(1, 2)); n = __portcullis_nondet(); __portcullis_assume(n > 3 && n < 5); }
int chained(int a) { int x, y; x = y = f(a, 1); return x + (y = f(x, 2)) * y; }
