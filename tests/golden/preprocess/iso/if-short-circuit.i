s1
s2
s3
s4
s5
s6
s7
