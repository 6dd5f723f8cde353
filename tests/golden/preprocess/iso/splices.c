/* Splices inside tokens, comments, strings and directives. */
#def\
ine spl\
iced 1 + \
  2
int na\
me = spliced; a +\
= 1; b <\
<\
= 2; c -\
> d; x .\
.\
. y;
"str\
ing" '\\
n' L\
"wide" 0x\
1\
F 1e\
+5
// comment \
still comment
after /\
/ comment
next /\
* block *\
/ end
#if\
def spliced
taken
#end\
if
#define two(a, b) a \
##\
 b
two(x, \
y) two(\
1,2)
