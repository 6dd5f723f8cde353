/* What is not evaluated may divide by zero; unknown names are 0. */
#if 0 && 1 / 0 || 1
s1
#endif
#if 1 || 1 / 0
s2
#endif
#if 1 ? 2 : 1 / 0
s3
#endif
#if 0 ? 1 % 0 : 1
s4
#endif
#if unknown == 0 && !unknown && unknown_too + 1
s5
#endif
#if 0 && (1 || 2 / 0) && 3 / 0 || 0 || 4
s6
#endif
#if defined unknown && unknown > 2
no
#elif !defined(unknown)
s7
#endif
