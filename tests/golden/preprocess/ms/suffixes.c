/* i64 and its kin are part of the number, also in #if. */
0x10i64 1ui64 2i32 3UI64 4i8 5ui16
#if 0x100000000i64 > 1i64 && 0ui64 - 1 > 0 && 10i8 == 10 && 0xFFFFFFFFui32 > 1
taken
#endif
