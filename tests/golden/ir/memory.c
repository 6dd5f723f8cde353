typedef unsigned char UCHAR; typedef unsigned long ULONG; typedef unsigned short USHORT;
typedef struct _S { UCHAR a; ULONG b; struct _S *next; UCHAR v[6]; struct { USHORT x, y; }; union { ULONG whole; USHORT half[2]; } u; struct _S *peers[2]; void (*fn)(struct _S *, UCHAR); } S, *PS;
typedef struct { ULONG flag : 1, mode : 3; int level : 4; ULONG : 0; USHORT other : 9; UCHAR z; } BITS;
typedef struct { volatile ULONG status; ULONG data[4]; } REGS;
S gs; BITS gb; int table[3][4]; void (*handlers[4])(S *, UCHAR); volatile int vg;
int members(PS p, S s) { p->a = 1; s.b = p->next->b; (&s)->u.half[1] = 2; p->x = p->y; (*p).v[2]++; p->peers[1]->next = p; return s.v[3] + p->v[s.a]; }
void structs(PS p, S s) { S t = s; *p = t; t = *p->next; gs = p[2]; p[1].peers[0] = &p[3]; }
int bits(BITS *b) { b->flag = 1; b->mode += 2; gb.level = b->level - 1; b->other = 0x3ff; return (b->mode = 9) + (gb.level < b->mode) + b->flag++; }
int arrays(int i, int (*row)[4]) { int local[5]; int *p = local; local[2] = i; local[i] = 3; p[1] = table[1][2] + table[i][i]; *(p + 3) = *p; 2[p] = row[1][0]; return sizeof local + sizeof(local[0]) + sizeof *row; }
long long pointers(char *p, int *q, int *r, void *v, unsigned n) { q += n; q--; v = (char *)v + 4; if (p && q < r && v != 0 && p == v) return q - r; return (char *)r - p; }
void casts(PS p, ULONG n) { (ULONG)p->next += 4; *(USHORT *)&n = 7; ((BITS *)p)->flag = 1; *(ULONG *)(p->v + 2) = n; (UCHAR)n = 3; p = (PS)(n + 1); n = (ULONG)p; }
void functions(PS p, int i) { void (*local)(S *, UCHAR) = p->fn; local(p, i); (*local)(p, 1); p->fn(p, 2); (*p->fn)(p, 3); handlers[i](p, 4); handlers[1] = p->peers[0]->fn; (**structs)(p, *p); local = 0; }
int volatiles(REGS *r) { volatile int mine = 0; r->status; r->data[1] = r->status & r->status; vg++; vg += 2; mine = vg; while (r->status & 4) ; return mine + (vg = 3); }
void strings(char *p) { p = "abc" "def"; p[0] = "xyz"[1]; unsigned short *w = L"wide"; char in[] = "hi"; p = in + sizeof "four"; }
int escapes(void) { int direct = 1, taken = 2; int *p = &taken; S s; S z; s.a = 1; *p = direct; __portcullis_assume(s.a == 1); memset(&s, 0, sizeof s); p = &z.v[1]; return taken; }
unsigned long long offsets(int i) { return __builtin_offsetof(S, u.half[1]) + __builtin_offsetof(S, v[i]) + sizeof(S) + sizeof(BITS); }
int unknown_things(UNKNOWN_T u, struct nowhere *n, PS p) { u.first = 1; u.second = u.first.inner; n->a = n->b->c; p->lacking = 2; return sizeof(UNKNOWN_T) + undefined_name + u.call(1); }
int bits_wait(BITS *b) { return b->flag + take_any(b) + (b->mode - 5 < 0) + (b->other = 7); }
