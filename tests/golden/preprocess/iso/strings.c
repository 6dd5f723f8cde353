/* Literals with every prefix; raw strings keep what looks like the end of one. */
#define L wrong
#define u8 wrong
#define R wrong
"a" L"b" u"c" U"d" u8"e" 'f' L'g' u'h' U'i' "\\" "\"" '\'' '"' "'" "//" "/*" L "sp"
"tab\tnew\nhex\x41\0" "" '\\'
R"(raw "quoted" \n)" R"x(a)" b)x" LR"(wide)" u8R"-(dash )" )-"
