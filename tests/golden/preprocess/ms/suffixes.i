
0x10i64 1ui64 2i32 3UI64 4i8 5ui16
taken
