/* Chains, nesting, branches that must not be looked at, and text that is no C in branches not taken. */
#define X 2
#if X == 1
one
#elif X == 2
two
#elif 1 / 0
three
#else
four
#endif
#if 0
don't "stop here
# if 1
inner
# else garbage
inner else
# endif
#error not reported
#include "nowhere.h"
#define HIDDEN 1
#else // comment
seen
# if 1
#  if 0
#  elif 1
deep
#  else
#  endif
# endif /* comment */
#endif
#ifdef HIDDEN
hidden
#endif
#ifdef NOPE
#elifdef X
elifdef
#else
no
#endif
#ifdef NOPE
#elifndef X
no
#else
elifndef
#endif
#
# /* null */
#if 1
last
#endif
