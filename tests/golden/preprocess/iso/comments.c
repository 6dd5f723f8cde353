a/**/b /* one */ c // two
/* three
   lines */ d /* /* not nested */ e
#/* in */define/**/m/* x */1/* y */+/* z */2
m "/* not a comment */" '/' '*' "//" // "quote
f /*'*/ g /*"*/ h / * i *
/ j //* k
/ 2
/***/ l /****/ m /*/ */ n
