/* #@ makes a character constant. */
#define chr(x) #@x
#define both(x) #@x #x
chr(a) chr( b ) both(c) chr(1) chr(+)
