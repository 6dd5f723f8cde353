/**
 * C++ as drivers write it and as they do not, one small text per construct. Each compiles as C++20 with the lines of
 * `surroundings` before it; nothing says what becomes of it here, but reading it, whole or cut, never fails.
 */

export const surroundings = `
typedef unsigned char KIRQL; typedef unsigned long ULONG; typedef long NTSTATUS; typedef void *PVOID;
extern "C" { void Lock(KIRQL *irql); void Unlock(KIRQL irql); PVOID Allocate(unsigned long long size); void Free(PVOID p); }
using size_t = decltype(sizeof 0);
void *operator new(size_t size) noexcept { return Allocate(size); }
inline void *operator new(size_t, void *place) noexcept { return place; }
void operator delete(void *p) noexcept { Free(p); }
void operator delete(void *p, size_t) noexcept { Free(p); }
struct Guard { explicit Guard(int n = 0) : n_(n) { Lock(&irql_); } ~Guard() { Unlock(irql_); } KIRQL irql_; int n_; };
`;

export const snippets: Readonly<Record<string, string>> = {
  "class templates": `template <class T, int N = 4> class Ring { T items_[N]; unsigned at_ = 0; public:
    void Put(const T &item) { items_[at_++ % N] = item; } T &operator[](int i) { return items_[i]; } static constexpr int kSize = N; };
    template <class T> using Small = Ring<T, 2>; Ring<int> ring; int f(Small<long> &r) { r.Put(3); return r[0] + ring[1] + Ring<char, 8>::kSize; }`,
  "member templates": `struct Queue { template <class F> void Each(F f) { for (int i = 0; i < 3; i++) f(i); } };
    template <typename T> struct Node { T value; Node<T> *next; template <typename U> Node(U u) : value(static_cast<T>(u)), next(nullptr) {} };
    void f(Queue &q) { int sum = 0; q.Each([&sum](int i) { sum += i; }); Node<int> n(3L); n.next = &n; }`,
  specialisations: `template <class T> struct IsPointer { static const bool value = false; };
    template <class T> struct IsPointer<T *> { static const bool value = true; }; template <> struct IsPointer<void> { static const bool value = false; };
    template <class T> T Max(T a, T b) { return a < b ? b : a; } template <> int Max<int>(int a, int b) { return a > b ? a : b; }
    int f() { return Max(1, 2) + Max<long>(1, 2) + IsPointer<int *>::value; }`,
  "out of class members": `template <class T> class Box { T *p_; public: Box(T *p); ~Box(); T *Get() const; };
    template <class T> Box<T>::Box(T *p) : p_(p) {} template <class T> Box<T>::~Box() { delete p_; } template <class T> T *Box<T>::Get() const { return p_; }
    int f(int *p) { Box<int> box(p); return *box.Get(); }`,
  lambdas: `int f(int a, int b) { auto add = [=](int x) mutable noexcept -> int { return x + a + b++; }; auto both = [&a, c = b * 2](int x) { a = x + c; };
    both(1); int (*plain)(int) = [](int x) { return x; }; return add(3) + plain(4) + [&] { return a; }(); }`,
  "generic lambdas": `int f() { auto twice = [](auto x, auto... rest) { return x + x; }; return twice(2) + twice(3L, 4); }`,
  operators: `struct V { int x, y; V operator+(const V &o) const { return {x + o.x, y + o.y}; } V &operator+=(const V &o) { x += o.x; y += o.y; return *this; }
    bool operator==(const V &o) const { return x == o.x; } V operator-() const { return {-x, -y}; } V &operator++() { ++x; return *this; } V operator++(int) { V v = *this; ++x; return v; }
    int operator()(int a) const { return a * x; } int &operator[](int i) { return i ? y : x; } explicit operator bool() const { return x != 0; } V *operator->() { return this; } };
    bool operator<(const V &a, const V &b) { return a.x < b.x; } V operator*(int n, V v) { v.x *= n; return v; }
    int f(V a, V b) { V c = 2 * (a + b); c += -a; c++; ++c; if (c == a || a < b || !c) return c(3); return c[0] + c->y; }`,
  namespaces: `namespace a { int g; namespace b { int h(int x) { return x + g; } } inline namespace v1 { struct S { int n; }; } } namespace { int hidden; }
    namespace a::b::c { enum { K = 3 }; } namespace ab = a::b; using namespace a; using a::b::h; int f(S s) { return ab::h(s.n) + h(1) + ::a::g + hidden + a::b::c::K; }`,
  "virtual functions": `struct Base { virtual ~Base() {} virtual int Run(int n) = 0; virtual void Stop() {} int id; }; struct Mid : Base { int Run(int n) override { return n; } };
    struct Leaf final : public Mid { int Run(int n) final { return Mid::Run(n) + id; } void Stop() override { id = 0; } ~Leaf() override {} };
    int f(Base *b, Mid &m) { b->Stop(); int r = b->Run(1) + m.Run(2) + m.Mid::Run(3); delete b; return r; }`,
  "virtual bases": `struct Top { int n; virtual void Go(); }; struct Left : virtual Top { int l; }; struct Right : virtual public Top { int r; }; struct Bottom : Left, Right { void Go() override { n = l + r; } };
    void f(Bottom *b) { b->Go(); b->n = 1; Top *t = b; t->Go(); }`,
  "several bases": `struct A { int a; void Fa() { a = 1; } }; struct B { int b; virtual void Fb() { b = 2; } }; struct C : A, protected B { using B::b; C() : A(), B() { Fa(); Fb(); } void Fb() override { a = 3; } };
    int f(C &c) { A *a = &c; return static_cast<C *>(a)->b; }`,
  "member pointers": `struct D { int n; int m; int Get(int k) { return n + k; } void Set(int k) const; }; typedef int (D::*Getter)(int);
    int f(D *d, D &e) { int D::*field = &D::n; Getter get = &D::Get; d->*field = 3; e.*field = d->*field; return (d->*get)(1) + (e.*get)(2); }
    struct Row { const char *name; void (D::*run)(int) const; }; const Row rows[] = {{"set", &D::Set}}; void g(const D &d) { (d.*rows[0].run)(1); }`,
  packs: `template <class... A> int Count(A... a) { return sizeof...(A) + sizeof...(a); } template <class F, class... A> auto Call(F f, A &&...a) -> decltype(f(a...)) { return f(static_cast<A &&>(a)...); }
    template <class... A> int Sum(A... a) { return (0 + ... + a); } template <class T, class... R> struct Tuple : Tuple<R...> { T head; }; template <class T> struct Tuple<T> { T head; };
    int f() { return Count(1, 2L) + Call([](int a, int b) { return a + b; }, 1, 2) + Sum(1, 2, 3); }`,
  "structured bindings": `struct P { int first; long second; }; P Make(); int f(P *list) { auto [a, b] = Make(); auto &[c, d] = *list; const auto &[e, g] = list[1]; int xs[2] = {1, 2}; auto [x, y] = xs;
    for (auto &[h, i] : *(P(*)[2])list) h = 1; c = 3; return a + (int)b + e + x + y + (int)d + (int)g; }`,
  exceptions: `struct Failure { int code; virtual const char *What() const { return ""; } }; int Risk(int n) { if (n > 3) throw Failure{n}; return n; }
    int f(int n) try { Guard guard; try { return Risk(n); } catch (const Failure &e) { if (e.code == 4) throw; return e.code; } catch (...) { return -1; } } catch (int) { return 0; }
    void g() noexcept(false) { throw 1; }`,
  "anonymous unions": `struct R { int kind; union { long number; struct { short low, high; }; void *p; }; union Named { int i; float f; } named; }; static union { int shared; char bytes[4]; };
    long f(R &r) { union { int a; unsigned b; }; a = 3; shared = a; r.low = 1; r.named.i = 2; return r.number + b + bytes[0]; }`,
  "nested classes": `class Outer { public: class Inner; struct Pair { int a, b; struct Deep { enum Kind { One, Two } kind; } deep; }; enum class Mode : unsigned char { Off, On = 4 }; Inner *Make(); private: Pair pair_; static int count_; };
    class Outer::Inner { public: explicit Inner(Outer *o) : outer(o) {} Outer *outer; }; int Outer::count_ = 0; Outer::Inner *Outer::Make() { count_++; pair_.deep.kind = Pair::Deep::Two; return new Inner(this); }
    int f(Outer::Mode m) { return m == Outer::Mode::On ? 1 : static_cast<int>(Outer::Mode::Off); }`,
  "default arguments": `int Scale(int n, int by = 2, const char *why = "none"); struct W { W(int a = 1, int b = sizeof(int)) : s(a + b) {} int s; int Add(int n = kStep) { return s += n; } static const int kStep = 5; };
    int Scale(int n, int by, const char *) { return n * by; } int f() { W w, v(3); return Scale(1) + Scale(1, 2) + w.Add() + v.Add(1); }`,
  friends: `class Secret { int n_; friend int Peek(const Secret &s) { return s.n_; } friend class Spy; template <class T> friend struct Any; friend bool operator!=(const Secret &a, const Secret &b) { return a.n_ != b.n_; } public: Secret(int n) : n_(n) {} };
    class Spy { public: static int Look(Secret &s) { return s.n_; } }; int f() { Secret s(1), t{2}; return Peek(s) + Spy::Look(t) + (s != t); }`,
  "using declarations": `struct Low { void Do(int); void Do(long); protected: int kept; }; struct High : Low { using Low::Do; using Low::kept; using Low::Low; void Do(const char *); using Number = long; };
    typedef High::Number N; void f(High &h, N n) { h.Do(1); h.Do(n); h.Do("x"); h.kept = 2; }`,
  "constexpr if": `constexpr int Square(int n) { return n * n; } template <class T> int Width(T) { if constexpr (sizeof(T) == Square(2)) return 4; else if constexpr (sizeof(T) > 4) return 8; else return 1; }
    constinit int start = Square(3); int f() { int table[Square(2)] = {}; return Width(1) + Width('a') + Width(2LL) + table[0] + start; }`,
  "range for": `struct Range { int *begin() { return items; } int *end() { return items + 3; } int items[3]; }; int f(Range &r) { int sum = 0, array[] = {1, 2, 3}; for (int i : array) sum += i; for (auto &i : r) { if (i == 2) continue; i = sum; }
    for (const Guard &g : (Guard(&)[2])*(Guard *)0) sum += g.n_; for (auto x : {4, 5}) sum += x; for (int k = 0; auto &i : array) k += i; return sum; }`,
  "enum class": `enum class Color : unsigned { Red = 1, Green = Red << 1, Blue = 1u << 2 }; enum Plain { P1, P2 = P1 + 4 }; enum : char { Tiny = 'a' }; enum class Later : int; constexpr Color operator|(Color a, Color b) { return Color(unsigned(a) | unsigned(b)); }
    int f(Color c) { using enum Color; switch (c) { case Color::Red: return P2; case Green: return Tiny; default: break; } return static_cast<int>(c | Color::Blue); }`,
  "static assertions": `struct Wire { unsigned a : 3; unsigned : 5; unsigned char b; }; static_assert(sizeof(Wire) == 8 || sizeof(Wire) != 8, "layout"); static_assert(alignof(int) > 1); int f() { static_assert(true); return sizeof(Wire); }`,
  attributes: `[[nodiscard]] int Must([[maybe_unused]] int n); struct [[deprecated("old")]] alignas(16) Old { [[no_unique_address]] int n; }; [[noreturn]] void Never(); int f(int n) { switch (n) { case 1: n++; [[fallthrough]]; case 2: return Must(n); [[unlikely]] default: Never(); } [[maybe_unused]] Old o{}; return 0; }`,
  noexcept: `void A() noexcept; void B() noexcept(noexcept(A())); struct M { M(M &&) noexcept = default; M &operator=(M &&) & noexcept = default; M() = default; M(const M &) = delete; void On() &; void On() const &&; }; int f() { M m; M n = static_cast<M &&>(m); n.On(); return noexcept(A()); }`,
  "trailing return types": `auto Add(int a, long b) -> long { return a + b; } auto Pick(int *p) -> int (&)[2] { return *reinterpret_cast<int(*)[2]>(p); } struct T { auto Get() const -> const int * { return &n; } int n; }; auto (*pointer)(int, long) -> long = Add; decltype(auto) f(T &t) { return (t.n); }`,
  literals: `constexpr unsigned long long operator""_KiB(unsigned long long n) { return n << 10; } long operator"" _len(const char *, size_t n) { return (long)n; } int f() { const char *raw = R"x(a)"b)x"; const wchar_t *w = L"wide" L"r"; auto c = u8"u"[0]; return int(4_KiB + "four"_len + 0b1010 + 1'000 + 0x1p3 + 'ab' + u'\\x41' + raw[0] + w[0] + c); }`,
  concepts: `template <class T> concept Small = sizeof(T) <= 4 && requires(T t) { t + 1; { t * 2 } -> Same<T>; typename T::type; requires true; }; template <class A, class B> concept Same = true; template <Small T> T Half(T t) requires(sizeof(T) > 1) { return t / 2; } auto Twice(Small auto t) { return t * 2; } int f() { return Half(4) + Twice(3); }`,
  "function pointers": `typedef NTSTATUS (*Handler)(PVOID context, ULONG code); using Other = int (*)(int); struct Table { Handler rows[2]; Other other; static NTSTATUS Run(PVOID, ULONG) { return 0; } }; const Table table = {{&Table::Run, Table::Run}, [](int a) { return a; }}; int (*Choose(bool b))(int) { return b ? table.other : nullptr; } NTSTATUS f(PVOID p) { return table.rows[0](p, 1) + Choose(true)(2) + (*table.rows[1])(p, 2); }`,
  "arrays of objects": `struct Bank { Guard guards[3]; Guard last; }; Guard global; static Guard table[2]; int f(int n) { Guard local[2]; Guard *heap = new Guard[n]; heap[0].n_ = local[1].n_; delete[] heap; Bank bank; if (n) return 1; static Guard once; return bank.last.n_; }`,
  placement: `struct Slot { alignas(8) char bytes[16]; template <class T> T *As() { return reinterpret_cast<T *>(bytes); } }; void f(Slot &s) { Guard *g = new (s.bytes) Guard(3); g->~Guard(); ::new (static_cast<void *>(s.bytes)) Guard{4}; s.As<Guard>()->~Guard(); int *n = new int(3), *m = new int[4]{1, 2}; delete n; ::delete[] m; }`,
  initialisers: `struct Deep { int a = 1; struct { int b, c; } in = {2, 3}; int d[2]{4, 5}; }; struct Wide : Deep { long e; Wide(int x) : Deep{x}, e{x} { } Wide() : Wide(7) {} }; Deep made = {.a = 1, .in = {.b = 2}}; int f() { Deep x{}, y = {9}, z(y); Wide w; int n{3}, m(4); return x.a + y.in.b + z.d[1] + (int)w.e + n + m + Deep{1}.a + made.d[0]; }`,
  conversions: `struct Status { long v; Status(long s) : v(s) {} operator long() const { return v; } template <class T> explicit operator T *() const { return nullptr; } }; Status Do(Status s) { if (s) return s; return -1; } long f(long n) { Status s = n; long r = Do(n); r += s; switch (s) { case 1: break; } const long &k = s; return (long)s + static_cast<long>(s) + k + *static_cast<long *>(const_cast<void *>(static_cast<const void *>(&r))); }`,
  "labels and switches": `int f(int n) { again: switch (n) { case 1 ... 3: { Guard g; if (n == 2) goto again; break; } case 'x': default: for (;;) { Guard h; if (n--) continue; else break; } } do { Guard k; n++; } while (n < 3); while (Guard *p = (Guard *)(long long)n) { n = p->n_; } if (Guard g; g.n_) return 1; else if (int z = n) return z; end: return 0; goto end; }`,
  "extern C": `extern "C" NTSTATUS DriverEntry(PVOID object, PVOID path); extern "C" { static int local; int exported(void); } extern "C" NTSTATUS DriverEntry(PVOID, PVOID) { extern int elsewhere; return local + exported() + elsewhere; } extern "C++" { void mangled(); } asm("nop"); ;;`,
};
