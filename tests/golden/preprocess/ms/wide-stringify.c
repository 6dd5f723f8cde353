/* L#x is one wide constant to cl. */
#define W(x) L#x
#define V(x) L ## #x
W(a b) V(c) W("d")
