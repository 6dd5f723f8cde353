/* Forms of #include, guards, and files that end in the middle of a construct. */
#include "inc/guarded.h"
#include "inc/guarded.h"
#include <inc/guarded.h>
#include "inc/defined-guard.h"
#include "inc/defined-guard.h"
#include "inc/once.h"
#include "inc/not-a-guard.h"
#include "inc/not-a-guard.h"
#include "inc/else-guard.h"
#include "inc/else-guard.h"
#include "inc/sub/nested.h" /* comment */
#define HEADER "inc/guarded.h"
#define ANGLE <inc/not-a-guard.h>
#define NAME(x) <inc/x.h>
#undef GUARDED_H
#include HEADER
#include ANGLE
#include NAME(else-guard)
#include "inc/half.h"
int argument);
#if __has_include("inc/once.h") && __has_include(<inc/list.h>) && !__has_include("inc/none.h")
has_include
#endif
