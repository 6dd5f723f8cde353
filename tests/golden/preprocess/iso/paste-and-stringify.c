/* # beside ##, ## from arguments, results that are macros again. */
#define str(x) #x
#define hash # ## #
#define in(a) str(a)
#define join(c, d) in(c hash d)
#define id(x) x
#define mk(n) id(n ## _value) str(n ## _value) n ## _value
#define one_value 1 + mk
#define lparen (
#define call(f) f ## _call(1)
#define f_call(x) {x}
#define LOG(l, m) log_ ## l(#l ": " m)
join(x, y); mk(one); mk(two) hash call(f) call(g) LOG(info, "text") LOG(one_value, str(a b))
