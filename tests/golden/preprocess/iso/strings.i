"a" L"b" u"c" U"d" u8"e" 'f' L'g' u'h' U'i' "\\" "\"" '\'' '"' "'" "//" "/*" wrong "sp"
"tab\tnew\nhex\x41\0" "" '\\'
R"(raw "quoted" \n)" R"x(a)" b)x" LR"(wide)" u8R"-(dash )" )-"
