/* defined with and without parentheses, made by expansion, and of names that are macros. */
#define A 1
#define B
#define F(x) x
#define HAS_A defined(A)
#define HAS_BOTH (defined A && defined(B))
#define HAS(x) defined(x)
#define ZERO 0
#if defined A && defined(B) && defined ( F ) && !defined C && !defined(D)
d1
#endif
#if HAS_A && HAS_BOTH
d2
#endif
#if !HAS(nope) && F(1) && F(A)
d3
#endif
#undef A
#if HAS_A || HAS_BOTH
no
#else
d4
#endif
#ifdef B
d5
#endif
#ifndef A
d6
#endif
