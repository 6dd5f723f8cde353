1
a
2
3
c(1)
c(4)
       
pushed pushed
       
3 3
       
5
       
d



a



3
