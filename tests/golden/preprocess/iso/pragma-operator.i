#pragma warning(push)
int a;
#pragma pack(push, 1)
 int b;

#pragma warning(disable: 1)
 int c;
#pragma warning(default: 1)

#pragma a

#pragma b("c")
 int d;
#pragma once_more
#pragma 
int e;
