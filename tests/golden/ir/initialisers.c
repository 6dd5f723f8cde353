typedef struct _P { int x, y; } P; typedef struct { P p[2]; int n; char name[4]; void (*fn)(int); union { int i; char c; } u; unsigned f : 3, g : 5; } T;
void one(int); static void two(int v) { }
T t1 = { { { 1, 2 }, { 3 } }, 4, "abc", one, { 5 }, 6, 7 };
T t2 = { 1, 2, 3, 4, 5, .fn = two, .u.c = 'x', .p[1].y = 9 };
T many[] = { [2] = { .n = 1 }, { .n = 2 }, [0].name = "z" };
void (*jump[])(int) = { one, two, 0, [5] = &two }; int *pi = &many[1].p[1].y; char *s1 = "text" + 1; unsigned short *ws = L"wide"; int cube[2][2] = { 1, 2, 3 };
P *anonymous = &(P){ 7, 8 }; char letters[] = { 'a', 'b' }; char small[3] = "xyz"; int n1 = 3 * (4 + sizeof(int)) - (1 ? 2 : 3); int n2 = { 5 }; extern int outside; int tentative; int tentative; int size = sizeof(many) / sizeof(many[0]); void *late = undeclared_function; long long big = -1; unsigned char byte = 300;
int locals(int a, P q) { P p = { a }; P c = q; P arr[2] = { q, { 1, a } }; int v[4] = { 1, 2, [3] = a }; char s[6] = "hi"; T t = { .n = a, .fn = two }; int z[2] = { 0 }; P w = { .y = one2(a), .x = 2 }; static int count = 3; static P home = { 1, 2 }; count++; return ((P){ a, 2 }).y + home.x + sizeof(v); }
