u1
u2
u3
u4
u5
u6
u7
