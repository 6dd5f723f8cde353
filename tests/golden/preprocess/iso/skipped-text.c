/* Anything may stand in a branch that is not taken. */
#if 0
it's "broken ' and \ stray @ ` $
#unknown directive
#define f(
#include

# 12 "line"
  /* but comments
#endif
  count */
#else
kept $dollar a$b
#endif
