two
seen
deep
elifdef
elifndef
last
