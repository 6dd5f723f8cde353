int f(int); void g(int);
int short_circuit(int a, int b, int c) { if (a && !(b < c) || f(a)) return 1; return (a || b) && c; }
int negated(int a, int b) { if (!(a && b) == 0) return 1; if ((a || b) != 0) return 2; return !!a; }
int ternary(int a, int b) { int x = a ? b : f(a) ? 1 : 2; return (a ? b : 0) ? x : (g(1), 3); }
int comma(int a) { int i, j; for (i = 0, j = 9; i < j; i++, j--) a += (g(i), j); return a; }
int loops(int n) { while (n > 3) { if (n == 5) break; if (n == 6) continue; n--; } do n++; while (n < 2 && f(n)); for (;;) { if (f(n)) return n; } }
int constant_conditions(int a) { if (0) g(1); if (1) g(2); else g(3); while (1) { g(4); if (a) break; } do g(5); while (0); return 1 ? a : f(a); }
int switches(int x, unsigned char c) {
  switch (x) { case 1: g(1); case 2: g(2); break; default: g(3); break; case -3 ... 4: return 9; case 10: { case 11: g(4); } }
  switch (c) { case 'a': return 1; case 200: return 2; }
  switch (x) { g(7); }
  switch (f(x)) { default: return 4; }
}
void duff(char *to, char *from, int n) { int k = (n + 3) / 4; switch (n % 4) { case 0: do { *to++ = *from++; case 3: *to++ = *from++; case 2: *to++ = *from++; case 1: *to++ = *from++; } while (--k > 0); } }
int gotos(int n) { again: if (n > 4) goto inside; while (n) { n--; inside: g(n); if (n == 2) goto out; } if (f(n)) goto again; out: return n; }
int falls_off(int n) { if (n) return 1; }
int unreachable_code(int n) { return n; g(1); late: g(2); return 3; }
int sequence(int i, int *p) { int a = i++ + f(i); a += *p + f(2); g(i--); return --i + (i = 4); }
int computed_cases(int n) { switch (n) { case 1: return 1; case MISSING_CODE: g(1); case OTHER_CODE: return 2; default: return 3; } }
