kept $dollar a$b
