a(0 ) a(0 , 1) a(0 , 1, 2) a(0 ) a(0 ) 0(0 , b) 0(0 , b , (b)) a(b)c
m w my z w p r p q nr int i ; int j = { 1, 2 };
