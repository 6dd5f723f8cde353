/* __VA_ARGS__ and the GNU forms, none of them empty behind a plain comma. */
#define all(...) {__VA_ARGS__} #__VA_ARGS__
#define some(a, ...) a: __VA_ARGS__ ;
#define named(a, rest...) a: rest ; #rest
#define gnu(f, ...) f(x, ## __VA_ARGS__)
#define gnu_named(f, args...) f(x , ## args)
#define count(...) count_(__VA_ARGS__, 5, 4, 3, 2, 1, 0)
#define count_(a, b, c, d, e, n, ...) n
#define pass(...) some(__VA_ARGS__)
#define tail(a, ...) __VA_ARGS__ ## _t t_ ## __VA_ARGS__
all() all(1) all( 1 , 2 ) all(,) all(all(1), (2, 3)) some(1, 2) some(1, 2, 3) some(1, (2, 3), 4) some(1,)
named(1, 2, 3) named(1,2 , 3) gnu(p) gnu(p, 1) gnu(p, 1, 2) gnu(p, gnu(q)) gnu_named(p) gnu_named(p, 1, 2)
count(a) count(a, b) count(a, b, c) count(a, b, c, d) pass(1, 2) pass(1, all(2), 3) tail(1, 2, 3)
