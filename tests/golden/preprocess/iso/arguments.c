/* Nesting, empty arguments, commas in parentheses, arguments over several lines. */
#define none() nothing
#define one(a) {a}
#define two(a, b) {a|b}
#define three(a, b, c) {a|b|c}
#define comma ,
none() none( ) none(
) one() one( ) one(()) two(,) two(1,) two(,2) three(,,) three((1,2),[3,4)
two((a, (b, c)), d) two(one(1), two(2, 3)) one(two(one(4), (5, 6)))
two(one
  (7)
  , /* comment, with ) and ( */ 8 // ) ,
)
one(two(1 comma 2, 3)) two(one(comma), comma)
one("string, with ) and (") two(',', ')')
