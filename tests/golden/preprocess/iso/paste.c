/* Tokens of every kind made by ##, and operands that are not expanded. */
#define cat(a, b) a ## b
#define xcat(a, b) cat(a, b)
#define cat3(a, b, c) a ## b ## c
#define tail(a, b) x a ## b y
#define ab "expanded"
#define a1 a2
#define glue(x) pre_ ## x ## _post
#define object left ## right ## 1
#define leftright1 done
cat(a, b) xcat(a, b) cat(a1, a1) xcat(a1, a1) cat(1, 2) cat(1, e) cat(.,5) cat(1., 5e) cat(1e, +)
cat(<, <) cat(<<, =) cat(-, >) cat(+, +) cat(L, "w") cat(L, 'c') cat(u8, "u") cat(&, &) cat(|, =) cat(:, >)
cat3(1, 2, 3) cat3(, 4, 5) cat3(6,, 7) cat3(8, 9,) cat3(10,,) cat3(,11,) cat3(,,12) cat3(,,) end
tail(m n, o p) tail(,q) tail(r,) tail(,) glue(x) glue() glue(1) glue(a b) object
xcat(cat(c, d), e)
