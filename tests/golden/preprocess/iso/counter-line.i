0 1 1
2 2
v3 v8 8 w4 w8
__FUNCTION__ __func__
