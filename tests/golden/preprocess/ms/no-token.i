+1 .x x- "a""b" 1"b" o.f p->f
