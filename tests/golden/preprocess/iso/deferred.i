A () 123 A EMPTY ()() 123
0 COUNT(1) a b
