/* 64 bits, signed unless a constant is not; mixed operands are unsigned. */
#if -1 > 0u
u1
#endif
#if -1 < 0 && 0xFFFFFFFFFFFFFFFF > 0 && 18446744073709551615u == -1
u2
#endif
#if 0x8000000000000000 > 0 && -9223372036854775807 - 1 < 0 && 9223372036854775807 > 0
u3
#endif
#if (0u - 1) / 2 == 0x7FFFFFFFFFFFFFFF && (0u - 1) >> 63 == 1 && (-1) >> 63 == -1
u4
#endif
#if (1 ? -1 : 0u) > 0 && (0 ? 0u : -1) > 0
u5
#endif
#if 4294967296 == 1 << 32 && 1 << 63 < 0 && 1u << 63 > 0
u6
#endif
#if (2u < -1) == 1 && ((2u < -1) - 2) < 0
u7
#endif
