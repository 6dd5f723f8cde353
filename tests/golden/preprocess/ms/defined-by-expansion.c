/* defined made by expansion, as WDK headers use it. */
#define A
#define IS_DESKTOP (defined(A) && !defined(B))
#define ANY defined A || defined B
#if IS_DESKTOP
desktop
#endif
#if ANY
any
#endif
#undef A
#if IS_DESKTOP || ANY
no
#else
none
#endif
