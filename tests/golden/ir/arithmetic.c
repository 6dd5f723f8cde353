typedef unsigned char UCHAR; typedef unsigned short USHORT; typedef unsigned long ULONG; typedef long LONG;
typedef unsigned long long ULONGLONG; enum color { RED, GREEN = 5, BLUE };
int promotions(UCHAR c, USHORT s, signed char k) { return c + s * k - (c << 1) + ~c; }
int mixed_signs(int i, ULONG u, LONG l) { return (i < u) + (l < u) + (i < l) + (-1 < 1u); }
ULONGLONG widening(int i, ULONG u, ULONGLONG q) { return q + i + u + (i + u); }
int shifts(int i, ULONG u, UCHAR n) { return (i >> n) + (int)(u >> n) + (int)(1u << 31) + (i << 2); }
int divisions(int i, ULONG u) { return i / 3 + (int)(u / 3) + i % 3 + (int)(u % 3u); }
int enums(enum color c) { return c == GREEN ? BLUE : c + 1; }
void compound(UCHAR c, int i, ULONG u) { c += 300; c -= i; i >>= 1; u >>= 1; c <<= i; i *= c; u /= i; }
_Bool booleans(int i, void *p) { _Bool b = i; b = p; b = 0x100; return b + i; }
int constants(void) { return (int)(0x80000000 + 4294967295u + 'a' + '\xff' + 010 + sizeof(int) + 'abcd') + (int)5000000000; }
double floats(float f, int i) { double d = f * 2 + i; if (d > 1.5) i = (int)d; return d; }
int narrowing(ULONGLONG q) { UCHAR c = q; signed char s = (signed char)q; USHORT w = (USHORT)-1; return c + s + w; }
