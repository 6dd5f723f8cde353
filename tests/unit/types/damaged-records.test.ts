/** Declarations that contradict each other, as damaged text makes them, end in types and not in a fault. */
import { expect, it } from "vitest";
import { projectOf, testEngine } from "../../support/engine";

it.each([
  [
    "a record that holds itself",
    "typedef struct _S { int a; struct _S inner; } S;\nint f(S *s) { return s->inner.a; }\n",
  ],
  [
    "records that hold each other",
    "struct A { struct B b; int n; };\nstruct B { struct A a; };\nint f(struct A *p) { return p->b.a.n + sizeof(*p); }\n",
  ],
  ["an object that is a type, too", "extern int Q;\ntypedef int Q;\nint f(void) { return Q; }\n"],
  ["a function that is an enumerator, too", "int Q(int n);\nenum { Q };\nint f(void) { return Q(1); }\n"],
])("%s", async (_, text) => {
  const engine = await testEngine();
  const { program } = engine.frontEnd(projectOf([{ path: "a.c", text }]), { aborted: false });
  expect(program.functions.filter((fn) => !fn.isModel).map(({ name }) => name)).toEqual(["f"]);
});
