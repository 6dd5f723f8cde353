/* A function-like name without a parenthesis is a name, on any number of lines and at the end of the file. */
#define call(x) <x>
#define name call
#define open (
#define id(x) x
call; call
  (1)

call /* between */ // and more
  (2); name (3) name; call open 4); id(call)(5) id(call) (6) id(name open 7)) (call)(8)
int call = call + 1;
call
#define other 1
(9)
call
