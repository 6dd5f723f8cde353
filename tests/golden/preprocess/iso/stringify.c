/* Spaces, escapes, and what reaches # through other macros. */
#define str(x) #x
#define xstr(x) str(x)
#define both(x, y) #x #y x
#define sp(x) xstr(x y) xstr( x ) xstr(x+x) xstr(-x)
#define empty
#define f(a, b) a+b
#define g(x) xstr(f(x,x))
str() str( ) str(  a   b  ) str(a
b) str(a /* c */ b) str("q\"\\\n" '\'' '"' L"w" u8"u" '\0')
str(\) str(a\b) str("\x41" \n) str(@) str(#) str(##) str(a ## b)
xstr(empty) xstr(a empty b) xstr(empty a) xstr(a empty) xstr(a empty+b) xstr(a+empty b)
sp(1) sp() sp( -  1 ) g(2) g( 3 ) g(f(4,5)) both( a  b , "c" )
str(str(x)) xstr(str(x)) xstr(xstr("y")) xstr(f(1,2) f (3,4) f)
str(( a , b ))
