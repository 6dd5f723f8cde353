/** Each construct that tree-sitter-c alone reads wrongly (engine notes, section 2.3), and how it reads here. */
import { describe, expect, it } from "vitest";
import { shown, shownBody } from "./support";

type Rows = readonly (readonly [source: string, tree: string])[];

const expressions: Rows = [
  ["(T)(y);", "(do-expression (cast T y))"],
  ["(T)-1;", "(do-expression (cast T (- 1)))"],
  ["(T)&y;", "(do-expression (cast T (& y)))"],
  ["(T)*y;", "(do-expression (cast T (* y)))"],
  ["(T)+y;", "(do-expression (cast T (+ y)))"],
  ["int y; (T)(y) - 1;", "(declare (y int)) (do-expression (- (cast T y) 1))"],
  ["(T)y->z[1];", "(do-expression (cast T (index (-> y z) 1)))"],
  ["(T *)(ULONG)y;", "(do-expression (cast (* T) (cast ULONG y)))"],
  ["(struct S *)y;", "(do-expression (cast (* (struct S)) y))"],
  ["(void (*)(T, int))y;", "(do-expression (cast (* (-> void (_ T) (_ int))) y))"],
  ["*(volatile T *)p = 1;", "(do-expression (= (* (cast (* (volatile T)) p)) 1))"],
  ["(PUCHAR)p->q += n;", "(do-expression (+= (cast PUCHAR (-> p q)) n))"],
  ["(T)(p = q);", "(do-expression (cast T (= p q)))"],
  ["!x++;", "(do-expression (! (post++ x)))"],
  ["-x--;", "(do-expression (- (post-- x)))"],
  ["*p++ = ++*q;", "(do-expression (= (* (post++ p)) (++ (* q))))"],
  ["sizeof(T) * 2;", "(do-expression (* (sizeof-type T) 2))"],
  ["sizeof(T) - sizeof x->y;", "(do-expression (- (sizeof-type T) (sizeof-value (-> x y))))"],
  ["sizeof (T)(x);", "(do-expression (sizeof-value (cast T x)))"],
  ["sizeof(x) + 1;", "(do-expression (+ (sizeof-value x) 1))"],
  ["sizeof (T){0};", "(do-expression (sizeof-value (literal T ({} 0))))"],
  ["sizeof(unsigned long[3]);", "(do-expression (sizeof-type ([] unsigned-long 3)))"],
  ["offsetof(struct S, a.b[2].c);", "(do-expression (offsetof (struct S) a b 2 c))"],
  ["__builtin_offsetof(T, a);", "(do-expression (offsetof T a))"],
  ["offsetof(struct { char c; T t; }, t);", "(do-expression (offsetof (struct _ (c char) (t T)) t))"],
  ["__alignof(T);", "(do-expression (alignof-type T))"],
  ["__alignof(x.y);", "(do-expression (alignof-type (typeof (. x y))))"],
  ["x = va_arg(ap, char *);", "(do-expression (= x (call va_arg ap (cast (* char) 0))))"],
  ["x = va_arg(ap, T);", "(do-expression (= x (call va_arg ap (cast T 0))))"],
  ["p = ALLOC(struct foo *, 3);", "(do-expression (= p (call ALLOC (cast (* (struct foo)) 0) 3)))"],
  ["p = ALLOC(FOO *, 3);", "(do-expression (= p (call ALLOC (cast (* FOO) 0) 3)))"],
  ["p = (struct S){1, .x = 2};", "(do-expression (= p (literal (struct S) ({} 1 (at .x 2)))))"],
  ["p = (T[]){1, 2};", "(do-expression (= p (literal ([] T _) ({} 1 2))))"],
  ["x = a ? : b;", "(do-expression (= x (?: a _ b)))"],
  ["x = a ? b, c : d;", "(do-expression (= x (?: a (, b c) d)))"],
  ["x = y ? (T)z : (T)w;", "(do-expression (= x (?: y (cast T z) (cast T w))))"],
  [
    "g(\"a\" L\"b\" __FUNCTION__, 'ab', L'\\n');",
    `(do-expression (call g (strings "a" L"b" "__FUNCTION__") 'ab' L'\\n'))`,
  ],
  ["__noop(a, b()); x = __noop;", "(do-expression 0) (do-expression (= x 0))"],
  ["x = 0x10ui64 + 1i64;", "(do-expression (= x (+ 0x10ui64 1i64)))"],
  [
    "(*fn)(1); s->fn(2); (s->fn)(3); a[1](4);",
    "(do-expression (call (* fn) 1)) (do-expression (call (-> s fn) 2)) (do-expression (call (-> s fn) 3)) (do-expression (call (index a 1) 4))",
  ],
  ["p->default = q->struct;", "(do-expression (= (-> p default) (-> q struct)))"],
  ["((x)) = (((y)));", "(do-expression (= x y))"],
  ["g((a, b), (c));", "(do-expression (call g (, a b) c))"],
];

const statements: Rows = [
  ["a * b;", "(declare (b (* a)))"],
  ["T * b;", "(declare (b (* T)))"],
  ["T (x1); x1 = 3;", "(declare (x1 T)) (do-expression (= x1 3))"],
  ["T (*p)(int) = 0;", "(declare (p (* (-> T (_ int))) 0))"],
  ["int a; a * a; a (1);", "(declare (a int)) (do-expression (* a a)) (do-expression (call a 1))"],
  ["static x;", "(declare static (x int))"],
  ["out:", "(label out)"],
  ["out: T x;", "(label out (declare (x T)))"],
  ["__asm { mov eax, 1 } g();", "asm (do-expression (call g))"],
  ["__asm mov eax, ebx; g();", "asm (do-expression (call g))"],
  ["__asm int 3 __asm cli", "asm asm"],
  ['__asm__ volatile ("x" : "=r"(a)); g();', "asm (do-expression (call g))"],
  [
    "__try { __leave; } __except(g()) { h(); }",
    "(try (block leave) (except (call g) (block (do-expression (call h)))))",
  ],
  [
    "__try { g(); } __finally { h(); }",
    "(try (block (do-expression (call g))) (finally (block (do-expression (call h)))))",
  ],
  ["try { leave; } except (1) { }", "(try (block leave) (except 1 block))"],
  ["try { } finally { }", "(try block (finally block))"],
  ["int leave; leave;", "(declare (leave int)) (do-expression leave)"],
  ['_Static_assert(1, "x"); g();', "empty (do-expression (call g))"],
  ["typedef char __C_ASSERT__[(1) ? 1 : -1];", "(declare typedef (__C_ASSERT__ ([] char (?: 1 1 (- 1)))))"],
  [
    "switch (x) { case 1: case 2: a(); b(); break; default: c(); }",
    "(switch x (block (case 1) (case 2 (do-expression (call a))) (do-expression (call b)) break (default (do-expression (call c)))))",
  ],
  ["switch (x) { case 1 ... 3: ; case (T)4: }", "(switch x (block (case 1 ... 3 empty) (case (cast T 4))))"],
  [
    "for (T i = 0; i < 3; i++) g(i); for (;;) ;",
    "(for (declare (i T 0)) (< i 3) (post++ i) (do-expression (call g i))) (for _ _ _ empty)",
  ],
  [
    "for (i = 0, j = 1; ; j++, i--) { }",
    "(for (do-expression (, (= i 0) (= j 1))) _ (, (post++ j) (post-- i)) block)",
  ],
  [
    "do { x(); } while (y); while (z) continue;",
    "(do y (block (do-expression (call x)))) (while z continue)",
  ],
  [
    "if (a) b(); else if (c) d(); else e();",
    "(if a (do-expression (call b)) (if c (do-expression (call d)) (do-expression (call e))))",
  ],
  ["goto out; out: return;", "(goto out) (label out (return _))"],
];

const declarations: Rows = [
  [
    "__int64 a; unsigned __int64 b; __int8 c; __int16 d;",
    "(declare (a long-long)) (declare (b unsigned-long-long)) (declare (c char)) (declare (d short))",
  ],
  [
    "long unsigned int const long a; signed b; unsigned short int c; long double d;",
    "(declare (a (const unsigned-long-long))) (declare (b int)) (declare (c unsigned-short)) (declare (d long-double))",
  ],
  [
    "struct S { int : 3; ULONG x : 4, : 2, y; };",
    "(declare (struct S (_ int : 3) (x ULONG : 4) (_ ULONG : 2) (y ULONG)))",
  ],
  ["struct S { union { int q; T r; }; T; };", "(declare (struct S (_ (union _ (q int) (r T))) (_ T)))"],
  ["struct __declspec(align(8)) S { int a; } s;", "(declare @align(8) (s (struct S (a int))))"],
  ["typedef void (__stdcall *PFN)(T __ptr64 a, ...);", "(declare typedef (PFN (* (-> void (a T) ...))))"],
  ["static __forceinline T __cdecl f(void) { return 1; }", "(function static inline f (-> T) (return 1))"],
  ["int (*fp(int a))(char) { return 0; }", "(function fp (-> (* (-> int (_ char))) (a int)) (return 0))"],
  ["int (g)(int (x), T (y)) { return x; }", "(function g (-> int (x int) (y T)) (return x))"],
  [
    "void v(int a[static 3], int (*)(T), T);",
    "(declare (v (-> void (a ([] int 3)) (_ (* (-> int (_ T)))) (_ T))))",
  ],
  ["T *(*(*tab[3])(T))(int);", "(declare (tab ([] (* (-> (* (-> (* T) (_ int))) (_ T))) 3)))"],
  ["const T * const volatile p;", "(declare (p (const volatile (* (const T)))))"],
  ["f(a, b) int a; char *b; { return a; }", "(function f (->? int (a int) (b (* char))) (return a))"],
  ["T f(a, b) { return a; }", "(function f (->? T (a int) (b int)) (return a))"],
  ["main() { return 0; }", "(function main (->? int) (return 0))"],
  [
    "static x; const y = 3; static g(T q);",
    "(declare static (x int)) (declare (y (const int) 3)) (declare static (g (-> int (q T))))",
  ],
  [
    "enum E { A, B = 3, C = A | B, } e; enum F : int { D };",
    "(declare (e (enum E A (= B 3) (= C (| A B))))) (declare (enum F D))",
  ],
  [
    "struct S s = { .a = 1, .b = { 1, 2, }, [3] = &s, c : 4 };",
    "(declare (s (struct S) ({} (at .a 1) (at .b ({} 1 2)) (at 3 (& s)) (at c 4))))".replace(
      "(at c 4)",
      "(at .c 4)",
    ),
  ],
  [
    'extern "C" { int a; extern "C" int b; void f() { } }',
    "(declare (a int)) (declare extern (b int)) (function f (->? void))",
  ],
  ["typeof(x) y; __typeof__(T *) z;", "(declare (y (typeof x))) (declare (z (typeof (cast (* T) 0))))"],
  ['_Static_assert(sizeof(T) == 4, "x"); ;', "(empty) (empty)"],
  [
    "static struct Q { int b; }; struct R; extern struct R r;",
    "(declare static (struct Q (b int))) (declare (struct R)) (declare extern (r (struct R)))",
  ],
  [
    "unsigned size_t; int bool, true, NULL;",
    "(declare (size_t unsigned-int)) (declare (bool int) (true int) (NULL int))",
  ],
  [
    'int a __asm("b"); int f(void) __attribute__((noreturn));',
    "(declare (a int)) (declare @noreturn (f (-> int)))",
  ],
];

describe("expressions", () => {
  it.each(expressions)("%s", async (source, tree) => expect(await shownBody(source)).toBe(tree));
});

describe("statements", () => {
  it.each(statements)("%s", async (source, tree) => expect(await shownBody(source)).toBe(tree));
});

describe("declarations", () => {
  it.each(declarations)("%s", async (source, tree) => expect(await shown(source)).toBe(tree));
});

describe("marks", () => {
  it("stand with the declaration or parameter they are written at", async () => {
    const source = `__portcullis_mark(role, HW_STARTIO) T StartIo(
      __portcullis_mark(in) PVOID a, __portcullis_mark(out, sizeof ( T )) T *b __portcullis_mark(x)) { return 1; }
      typedef void (*PFN)(__portcullis_mark(in) int q, T r);
      void __portcullis_mark(noreturn) g(void);`;
    expect(await shown(source)).toBe(
      "(function @role(HW_STARTIO) StartIo (-> T (@in a PVOID) (@out(sizeof ( T )) @x b (* T))) (return 1)) " +
        "(declare typedef (PFN (* (-> void (@in q int) (r T))))) (declare @noreturn (g (-> void)))",
    );
  });

  it("carry the packing in force to records", async () => {
    const source = `__portcullis_mark(pack, push, 4) struct A { T a; };
      __portcullis_mark(pack, 1) struct B { T a; }; __portcullis_mark(pack, pop) struct C { T a; };`;
    expect(await shown(source)).toBe(
      "(declare (struct @pack(4) A (a T))) (declare (struct @pack(1) B (a T))) (declare (struct C (a T)))",
    );
  });
});
