DbgPrint("none"); DbgPrint("one", 1); DbgPrint("two", 1, 2);
do { if (1) DbgPrint("none"); } while (0); do { if (2) DbgPrint("one", x); } while (0);
{ 0, 1 } { 0, 1, 2 } g(1) g(1, 2)
