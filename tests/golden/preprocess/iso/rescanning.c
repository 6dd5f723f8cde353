/* Names met inside their own expansion stay, directly, mutually and in arguments. */
#define self self + 1
#define ping pong
#define pong ping
#define twice(x) x twice(x)
#define outer(x) inner(x) outer
#define inner(x) [outer(x)]
#define swap swap2(
#define swap2(a, b) b a swap
self; ping; pong; twice(twice(1)); outer(2)(3); inner(inner(4));
swap 1, 2); swap2(3, 4) 5, 6);
#define ring(a) a*chain
#define chain(a) ring(a)
ring(2)(9)(8);
#define nil(x) x
#define obj nil(obj) + nil
obj (obj) nil(nil)(7) nil(nil(nil)(8))
