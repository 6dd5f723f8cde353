L"a b" L"c" L"\"d\""
