int f(int); void g(int);
int all_exits(int c) { int i; for (i = 0; i < 9; i++) { __try { if (c == 1) return i; if (c == 2) break; if (c == 3) continue; if (c == 4) goto out; if (c == 5) __leave; f(c); if (c == 6) return f(6); } __finally { g(__portcullis_abnormal_termination()); } } out: return -1; }
int nested_finally(int c) { __try { __try { if (c) return 1; f(2); goto mid; } __finally { g(1); } mid: g(5); } __finally { g(2); } return 3; }
int handler(int c) { __try { f(c); __try { f(1); return 4; } __finally { g(7); } } __except (__portcullis_exception_code() == 5u ? 1 : 0) { g(__portcullis_exception_code()); return 8; } return 9; }
int always(void) { __try { f(1); } __except (1) { return 2; } __try { f(2); } __except (f(3)) { g(1); } __try { f(4); } __except (0) { g(2); } return 0; }
int leaves(int c) { __try { if (c) __leave; __try { __leave; } __finally { g(1); } g(2); } __except (1) { g(3); } return c; }
int inside(int c) { __try { again: if (f(c)) goto again; if (c) goto skip; g(1); skip: g(2); } __finally { if (c) return 5; g(3); } return 6; }
void no_raise(int c) { __try { c++; } __finally { c--; } g(c); }
