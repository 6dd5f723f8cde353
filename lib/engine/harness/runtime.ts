/** The fixed part of an exported program: memory, answers of routines, the rule's state, and one run after another. */

/** In front of all declarations: words that gcc does not have, and builtins that it must not take for its own. */
export const PREAMBLE = `#define __portcullis_mark(...)
#define __unaligned
`;

export const RUNTIME = `
typedef unsigned long long pc_u64;
struct pc_write { int argument; pc_u64 at; int size; pc_u64 value; };
struct pc_answer { const char *routine; pc_u64 result; int raises; const struct pc_write *writes; int count; };
struct pc_run {
  int entry; const pc_u64 *parameters; const struct pc_write *initial; int initials;
  const struct pc_answer *answers; int count;
};
struct pc_object { pc_u64 planned; pc_u64 size; void *here; };
extern const struct pc_object pc_objects[];
extern const int pc_object_count;
extern const char *const pc_state_names[];
extern const char *const pc_violations[];
extern const short pc_steps[][2 * PC_EVENTS + 2 * PC_ROLES + 1];
static const struct pc_run *pc_now;
static int pc_next_answer, pc_state;
extern void *mmap(void *, pc_u64, int, int, int, pc_u64);
extern int fork(void);
extern int waitpid(int, int *, int);
extern void _exit(int);
extern int fflush(void *);
/* A little before what is handed out belongs to it: CONTAINING_RECORD of its first byte leads there. */
#define PC_HEAP 0x0FFFFFFF0000ull
#define PC_HEAP_SIZE 0x10000000000ull
#define PC_PLANNED_HEAP 0xDFFFFFFF0000ull

static void pc_end(const char *how, int status) {
  __builtin_printf(" => %s\\n", how);
  fflush(0);
  _exit(status);
}
/* What a planned address is here; other values stay. */
static pc_u64 pc_here(pc_u64 value) {
  if (value >= PC_PLANNED_HEAP && value < PC_PLANNED_HEAP + PC_HEAP_SIZE) return value - PC_PLANNED_HEAP + PC_HEAP;
  if (value < 0x100000000ull || value >= 0x400000000ull) return value;
  for (int i = 0; i < pc_object_count; i++) {
    pc_u64 offset = value - pc_objects[i].planned;
    if (offset < pc_objects[i].size) return (pc_u64)pc_objects[i].here + offset;
  }
  return value;
}
static void pc_put(pc_u64 address, int size, pc_u64 value) {
  if (size == 8) value = pc_here(value);
  /* What never changes holds it already, and cannot be written. */
  if (__builtin_memcmp((void *)address, &value, size)) __builtin_memcpy((void *)address, &value, size);
}
/* The rule sees an event: a column of the table. */
static void pc_event(const char *what, int column) {
  int next = pc_steps[pc_state][column];
  if (next == pc_state) return;
  if (next >= 0) __builtin_printf(" %s: %s -> %s;", what, pc_state_names[pc_state], pc_state_names[next]);
  if (next == -1) pc_end("halted", 0);
  if (next < -1) {
    __builtin_printf(" %s: %s, VIOLATION", what, pc_state_names[pc_state]);
    pc_end(pc_violations[-2 - next], 1);
  }
  pc_state = next;
}
static pc_u64 pc_called(const char *routine, int event, int ends, const pc_u64 *arguments) {
  if (event >= 0) pc_event(routine, 2 * event);
  if (ends) pc_end("never-returned", 0);
  if (pc_next_answer == pc_now->count) pc_end("diverged: one call more", 2);
  const struct pc_answer *answer = &pc_now->answers[pc_next_answer++];
  if (__builtin_strcmp(answer->routine, routine)) {
    __builtin_printf(" %s instead of %s", routine, answer->routine);
    pc_end("diverged", 2);
  }
  for (int i = 0; i < answer->count; i++) {
    const struct pc_write *write = &answer->writes[i];
    pc_put(write->argument < 0 ? pc_here(write->at) : arguments[write->argument] + write->at, write->size, write->value);
  }
  if (answer->raises) pc_end("raised", 0);
  if (event >= 0) pc_event(routine, 2 * event + 1);
  return pc_here(answer->result);
}
struct pc_entry { const char *name; void *function; int role; };
extern const struct pc_entry pc_entries[];
extern const struct pc_run pc_runs[];
extern const int pc_run_count;

static void pc_do(const struct pc_run *run) {
  pc_u64 p[8] = { 0 };
  const struct pc_entry *entry = &pc_entries[run->entry];
  if (mmap((void *)PC_HEAP, PC_HEAP_SIZE, 3, 0x4032, -1, 0) != (void *)PC_HEAP) pc_end("no memory", 2);
  pc_now = run;
  pc_next_answer = 0;
  pc_state = 0;
  for (int i = 0; i < run->initials; i++) pc_put(pc_here(run->initial[i].at), run->initial[i].size, run->initial[i].value);
  for (int i = 0; i < 8; i++) p[i] = pc_here(run->parameters[i]);
  __builtin_printf("%s:", entry->name);
  pc_event("called", 2 * PC_EVENTS + 2 * entry->role);
  ((pc_u64 (*)(pc_u64, pc_u64, pc_u64, pc_u64, pc_u64, pc_u64, pc_u64, pc_u64))entry->function)(
      p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7]);
  pc_event("return", 2 * PC_EVENTS + 2 * entry->role + 1);
  pc_end("returned", 0);
}
/* Each run has a process of its own, so that nothing is left of it. */
int main(void) {
  int worst = 0;
  for (int i = 0; i < pc_run_count; i++) {
    int status = 0;
    fflush(0);
    int child = fork();
    if (child == 0) pc_do(&pc_runs[i]);
    waitpid(child, &status, 0);
    if (status & 0x7f) __builtin_printf(" => signal\\n");
    int code = status & 0x7f ? 2 : status >> 8;
    if (code > worst) worst = code;
  }
  return worst;
}
`;

/** Bodies of the routines that the verifier gives a meaning of its own. */
export const KNOWN_ROUTINES: Readonly<Record<string, string>> = {
  __portcullis_assume: `(pc_u64 e) { if ((unsigned)e == 0) pc_end("assumption-failed", 0); }`,
  ...each(
    ["RtlZeroMemory", "RtlZeroBytes", "RtlSecureZeroMemory", "SecureZeroMemory", "ZeroMemory"],
    ["(void *to, pc_u64 length)", "__builtin_memset(to, 0, length);"],
  ),
  ...each(
    ["RtlFillMemory", "RtlFillBytes", "FillMemory"],
    ["(void *to, pc_u64 length, unsigned char value)", "__builtin_memset(to, value, length);"],
  ),
  ...each(
    ["RtlCopyMemory", "RtlMoveMemory", "RtlCopyBytes", "StorPortCopyMemory", "StorPortMoveMemory"],
    ["(void *to, const void *from, pc_u64 length)", "__builtin_memmove(to, from, length);"],
  ),
};

function each(names: readonly string[], [parameters, body]: readonly [string, string]) {
  return Object.fromEntries(names.map((name) => [name, `${parameters} { ${body} }`]));
}
