/** Keywords that specifiers of a declaration are made of. */
/** Of built-in types. */
export const baseWords = new Set(
  `void char short int long float double signed unsigned bool wchar_t char8_t char16_t char32_t __signed __signed__ _Bool
  __int8 __int16 __int32 __int64 _int8 _int16 _int32 _int64 __wchar_t`.split(/\s+/),
);
export const storageWords = new Set(
  `static extern inline __inline _inline __inline__ __forceinline register typedef virtual explicit friend constexpr
  consteval constinit mutable thread_local _Thread_local __thread`.split(/\s+/),
);
export const qualifierWords = new Set("const volatile __const __volatile".split(" "));
