/* __pragma leaves nothing behind. */
#define quiet __pragma(warning(suppress: 4127))
#define wrap(x) __pragma(warning(push)) __pragma(warning(disable: 1 2)) x __pragma(warning(pop))
quiet while (1) { wrap(a = b;) }
__pragma(pack(push, 1)) int c; __pragma(pack(pop))
