"expanded" "expanded" a1a1 a2a2 12 1e .5 1.5e 1e+
<< <<= -> ++ L"w" L'c' u8"u" && |= :>
123 45 67 89 10 11 12 end
x m no p y x q y x r y x y pre_x_post pre__post pre_1_post pre_a b_post done
cde
