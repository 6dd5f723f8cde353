a+++b a---b a+ ++b a<<=b a>>=b a<<b a<=b a->b a->*b a...b a..b a.b a&&b a&b a&=b a||b a|=b a^=b a%=b a!=b a!b a==b a=b
a=-b a>>>b a<-b a-->b x::y x:y ?: # ## a?b:c ~a ~~a {}[]();,
