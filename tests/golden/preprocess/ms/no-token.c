/* Operands of ## that form no token stay side by side. */
#define cat(a, b) a ## b
#define member(o, f) o ## . ## f
#define deref(p, f) p ## -> ## f
cat(+, 1) cat(., x) cat(x, -) cat("a", "b") cat(1, "b") cat(,) member(o, f) deref(p, f)
