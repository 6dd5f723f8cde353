/* Expansion put off by empty macros, and scans that take it up again. */
#define EMPTY()
#define DEFER(id) id EMPTY()
#define OBSTRUCT(...) __VA_ARGS__ DEFER(EMPTY)()
#define EXPAND(...) __VA_ARGS__
#define A() 123
DEFER(A)() EXPAND(DEFER(A)()) OBSTRUCT(A)() EXPAND(EXPAND(OBSTRUCT(A)()))
#define EVAL(...) EVAL1(EVAL1(EVAL1(__VA_ARGS__)))
#define EVAL1(...) EVAL2(EVAL2(EVAL2(__VA_ARGS__)))
#define EVAL2(...) __VA_ARGS__
#define CAT(a, ...) a ## __VA_ARGS__
#define INC(x) CAT(INC_, x)
#define INC_0 1
#define INC_1 2
#define INC_2 3
#define INC_3 4
#define IIF(c) CAT(IIF_, c)
#define IIF_0(t, ...) __VA_ARGS__
#define IIF_1(t, ...) t
#define COUNT_INDIRECT() COUNT
#define COUNT(n) n IIF(IS3(n))(EXPAND, DEFER(COUNT_INDIRECT)())(INC(n))
#define IS3(n) CAT(IS3_, n)
#define IS3_0 0
#define IS3_1 0
#define IS3_2 0
#define IS3_3 1
EVAL(COUNT(0)) IIF(1)(a, b) IIF(0)(a, b)
