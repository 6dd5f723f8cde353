/* cl drops the comma before empty variable arguments; gcc only with ##. */
#define Print(f, ...) DbgPrint(f, __VA_ARGS__)
#define Trace(level, f, ...) do { if (level) Print(f, __VA_ARGS__); } while (0)
#define Init(...) { 0, __VA_ARGS__ }
#define Gnu(f, ...) f(1, ## __VA_ARGS__)
Print("none"); Print("one", 1); Print("two", 1, 2);
Trace(1, "none"); Trace(2, "one", x);
Init(1) Init(1, 2) Gnu(g) Gnu(g, 2)
