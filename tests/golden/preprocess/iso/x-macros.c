/* The same list included under several definitions. */
#define ITEM(name, value) color_##name = value,
enum color {
#include "inc/list.h"
};
#undef ITEM
#define ITEM(name, value) [value] = #name,
const char *names[] = {
#include "inc/list.h"
};
#undef ITEM
#define LIST(X) X(a) X(b) X(c)
#define AS_DECL(n) int n;
#define AS_CASE(n) case k_##n: return n;
LIST(AS_DECL) switch (k) { LIST(AS_CASE) }
