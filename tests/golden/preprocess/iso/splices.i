int name = 1 + 2; a += 1; b <<= 2; c -> d; x ... y;
"string" '\n' L"wide" 0x1F 1e+5
after
next end
taken
xy 12
