#define wrap(x) [x]
wrap
