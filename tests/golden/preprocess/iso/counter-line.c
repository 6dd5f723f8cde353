__COUNTER__ __COUNTER__ __LINE__
__LINE__ __COUNTER__
#define line __LINE__
#define cat(a, b) a ## b
#define xcat(a, b) cat(a, b)
#define unique(p) xcat(p, __COUNTER__) xcat(p, __LINE__)

unique(v) line unique(w)
#line 100
#if __LINE__ > 0
__FUNCTION__ __func__
#endif
