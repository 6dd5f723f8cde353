/* Pragmas leave nothing behind, wherever they come from. */
#pragma warning(push)
#define quiet(x) _Pragma("warning(disable: 1)") x _Pragma("warning(default: 1)")
#define both _Pragma("a") _Pragma("b(\"c\")")
int a; _Pragma("pack(push, 1)") int b;
quiet(int c;) both int d;
#  pragma once_more
#pragma
int e;
