#if !defined(DEFINED_GUARD_H)
#define DEFINED_GUARD_H
defined_guard
#endif
