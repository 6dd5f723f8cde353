 __portcullis_mark(function_class, HW_STARTIO)
int f( int a, const int *p, __declspec(align(8)) int q);
