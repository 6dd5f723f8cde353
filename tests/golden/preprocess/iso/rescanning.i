self + 1; ping; pong; 1 twice(1) twice(1 twice(1)); [outer(2)] outer(3); [inner([inner(4) outer]) outer];
2 1 swap2(; 4 3 swap2( 5, 6);
2*9*chain(8);
obj + obj + nil nil(7) nil(8)
