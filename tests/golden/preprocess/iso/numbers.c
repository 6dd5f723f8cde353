/* Preprocessing numbers are wider than numbers. */
#define e 1
#define x 2
1e+5 1E-5 0x1p-3 1.5e+x 1.e 1..2 .5.5 0xe+1 1e 1+e 12abc 0b11 1.2.3.4 .5 5. ...5 1_000 1i64 0x10ui64 10LL 1.0f
0x1e+x 1p+x x1 e1 a.5 a .b 1.x - .e
