call; <1>
<2>; <3> call; call ( 4); <5> <6> <7> (call)(8)
int call = call + 1;
call
(9)
call
