#ifndef ELSE_GUARD
#define ELSE_GUARD
begin
#else
again
#endif
