%:define d(x) %:x <: x :> <% x %>
%:define cat(a, b) a %:%: b
d(1) cat(2, 3)
