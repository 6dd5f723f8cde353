a b c
            d e
1 + 2 "/* not a comment */" '/' '*' "//"
f g h / * i *
/ j
/ 2
      l 1 + 2 n
