/** What the rule language accepts, and where it says that it does not. */
import { describe, expect, it } from "vitest";
import { compile, places } from "./compile";

const state = "state { enum { free, held } s = free; int n = 0; PVOID p; }\n";
const used = 'Use.exit { if (s == held && n > 0 && p) abort "x"; s = held; }\n';

describe("accepted shapes", () => {
  const shapes: Record<string, string> = {
    "abort with text": 'F.exit { abort "text"; }',
    "abort in parentheses": 'F.exit { abort("text"); }',
    "abort with a kind": 'F.exit { abort(held-at-exit) "text"; }',
    "abort with a kind and text inside": 'F.exit { abort(twice, "text"); }',
    "adjacent strings": 'F.exit { abort "a" "b"; }',
    halt: 'F.entry { halt; } G.exit { abort "x"; }',
    "halt as a call": 'F.entry { halt(); } G.exit { abort "x"; }',
    "event list": '[F, G].entry { abort "x"; }',
    "event list of one": '[F].entry { abort "x"; }',
    "call and return as phases": 'F.call { abort "x"; } F.return { abort "y"; }',
    "else if chain": 'F.exit { if (n == 1) n = 2; else if (n == 2) n = 3; else { abort "x"; } }',
    "nested blocks": 'F.exit { { { n = 1; } } abort "x"; }',
    "increment both ways": 'F.exit { n++; ++n; n--; --n; n += 2; n -= 1; abort "x"; }',
    "casts are dropped": 'F.exit { if ((PVOID)$1 == 0 && (ULONG)*$2 != (unsigned long)3) abort "x"; }',
    "fields and dereference": 'F.exit { if ($2->Srb.Status == 1 && *$1 > 2 && (*$3).a) abort "x"; }',
    "return operand": 'F.exit { if ($return == STATUS_PENDING) abort "x"; }',
    "known macros": 'F.exit { if (!NT_SUCCESS($return) || SRB_STATUS($1->SrbStatus) == 1) abort "x"; }',
    "ghost variable": 'F.entry { if (__irql > 2) abort "x"; }',
    comments: '/* a\n b */ F.exit { // c\n abort "x"; /* d */ }',
    "numbers in C's spellings": 'F.exit { if ($1 == 0x10UL || $1 == 017 || $1 == 5ui64) abort "x"; }',
    "object-like define": '#define LIMIT 3\nF.exit { if (n > LIMIT) abort "x"; n++; }',
    "include guard": '#ifndef G\n#define G\nF.exit { abort "x"; }\n#endif',
    "empty statements": 'F.exit { ;; abort "x"; };',
    return: 'F.exit { if (n) return; abort "x"; }',
    "handler of a role and of a group":
      'HW_STARTIO.exit { abort "x"; } [STORPORT_CALLBACKS].exit { abort "y"; }',
    "guard before the event": 'watch F.exit.$1; [guard $1] G.entry { abort "x"; }',
    "guard after the event": 'watch F.exit.(*$1); [G, H].entry [guard *$1] { abort "x"; }',
  };
  for (const [name, text] of Object.entries(shapes)) {
    it(name, () => {
      const outcome = compile(state + used + text);
      expect(places(outcome).filter((place) => place.startsWith("error"))).toEqual([]);
      expect(outcome.value).not.toBeNull();
    });
  }

  it("reads every kind of state variable", () => {
    const outcome = compile(
      "state { enum names { a = 2, b } s = b; unsigned int x; PDEVICE_OBJECT d = NULL; struct t *q; int i = -1, j = FALSE; }\n" +
        'F.exit { if (s == a || x || d || q || j) abort "x"; s = a; x = 1; d = $1; q = 0; i = 4; }',
    );
    expect(places(outcome)).toEqual([]);
    const automaton = outcome.value!;
    expect(automaton.describe(automaton.initial)).toBe("b, x = 0, d = NULL, q = NULL, i = -1, j = 0");
  });
});

describe("problems stand where the text is wrong", () => {
  const wrong: Record<string, [string, string[]]> = {
    "missing semicolon": ['F.exit {\n  s = held\n}\nG.exit { abort "x"; }', ["error syntax 3:1"]],
    "assignment as condition": ['F.exit { if (s = held) abort "x"; }', ["error syntax 1:16"]],
    "conditional operator": ['F.exit { n = n ? 1 : 2; abort "x"; }', ["error syntax 1:16"]],
    "a loop": ['F.exit { while (n) n--; abort "x"; }', ["error syntax 1:10"]],
    "unknown phase": ['F.leave { abort "x"; }', ["error syntax 1:3"]],
    "unclosed block": ["F.exit { if (n) {", ["error syntax 2:4"]],
    "unclosed comment": ['F.exit { abort "x"; }\n  /* never', ["error syntax 2:3"]],
    "unclosed string": ['F.exit { abort "x;\n }', ["error syntax 1:16", "error syntax 2:2"]],
    "a stray character": ['F.exit { abort "x"; } @', ["error syntax 1:23"]],
    "unknown name": ['F.exit { if (s == lockd) abort "x"; }', ["error unknown-name 1:19"]],
    "unknown variable": ['F.exit { t = held; abort "x"; }', ["error unknown-name 1:10"]],
    "unknown call": ['F.exit { if (Frob($1)) abort "x"; }', ["error unknown-name 1:14"]],
    "result at entry": ['F.entry { if ($return) abort "x"; }', ["error operand 1:15"]],
    $0: ['F.entry { if ($0) abort "x"; }', ["error syntax 1:15"]],
    "enum counted up": ['F.exit { s++; abort "x"; }', ["error kind-mismatch 1:10"]],
    "enum takes a number": ['F.exit { s = 2; abort "x"; }', ["error kind-mismatch 1:10"]],
    "enum compared with a stranger": ['F.exit { if (s == 7) abort "x"; }', ["warning kind-mismatch 1:19"]],
    "duplicate handler": ['F.exit { abort "x"; }\n[G, F].exit { halt; }', ["error duplicate-handler 2:5"]],
    "duplicate variable": ['state { int n; }\nF.exit { abort "x"; }', ["error duplicate-name 4:43"]],
    "guard without watch": ['F.exit [guard $1] { abort "x"; }', ["error watch 1:1"]],
    "two watches": ['watch F.exit.$1;\nwatch G.exit.$1;\nF.exit { abort "x"; }', ["error watch 2:7"]],
    "code after abort": ['F.exit { abort "x"; n = 1; }', ["warning unreachable 1:21"]],
    "#if": ['#if A > 1\n#endif\nF.exit { abort "x"; }', ["error directive 1:1"]],
    "unknown include": ['  #include "base.h"\nF.exit { abort "x"; }', ["warning missing-include 1:3"]],
    "sdv helpers are noted": ['F.exit { sdv_stub(1, (2)); abort "x"; }', ["info helper 1:10"]],
  };
  for (const [name, [text, expected]] of Object.entries(wrong)) {
    it(name, () => {
      const shared = compile(`${text}\n${used}${state}`);
      expect(places(shared)).toEqual(expected);
      expect(shared.value === null).toBe(expected.some((place) => place.startsWith("error")));
    });
  }

  it("an error hides no other", () => {
    const outcome = compile(`${state}F.exit { s = ; }\nG.leave { }\nH.exit { abort "x"; q = 1; }\n`);
    expect(places(outcome)).toEqual(["error syntax 2:14", "error syntax 3:3", "warning unreachable 4:21"]);
  });

  it("says which state no event reaches", () => {
    const outcome = compile(
      'state {\n  enum { free, held, lost } s;\n}\nF.exit { if (s == held) abort "x"; s = held; }',
    );
    expect(places(outcome)).toEqual(["warning unreachable-state 2:22"]);
    expect(outcome.problems[0]!.message).toContain("lost");
  });

  it("says that a rule without abort cannot be broken", () => {
    expect(places(compile("F.exit { halt; }"))).toEqual(["warning no-abort 1:1"]);
  });

  it("an empty rule is refused", () => {
    expect(places(compile("// nothing"))).toEqual(["error empty-rule 1:1"]);
  });
});

describe("includes", () => {
  const files: Record<string, string> = {
    "locks.h": "state { enum { free, held } s; }\n#define TAKEN held\n",
    "loop.h": '#include "loop.h"\n',
    "broken.h": "state { int ; }\n",
  };
  const include = (name: string) => files[name] ?? null;

  it("take the place of the line", () => {
    const outcome = compile('#include "locks.h"\nF.exit { if (s == TAKEN) abort "x"; s = TAKEN; }', {
      include,
    });
    expect(outcome.problems).toEqual([]);
    expect(outcome.value!.graph.states.map(({ label }) => label)).toEqual(["free", "held"]);
  });

  it("that never end are reported once", () => {
    expect(places(compile('#include "loop.h"\nF.exit { abort "x"; }', { include }))).toEqual([
      "error circular-include 1:1",
    ]);
  });

  it("keep their own places", () => {
    const outcome = compile('#include "broken.h"\nF.exit { abort "x"; }', { include });
    expect(outcome.problems[0]!.place).toEqual({ source: "broken.h", line: 1, column: 13 });
  });
});

describe("hostile input", () => {
  const nested = (open: string, middle: string, close: string, depth: number) =>
    open.repeat(depth) + middle + close.repeat(depth);

  it.each([
    ["parentheses", `F.exit { if (${nested("(", "1", ")", 20_000)}) abort "x"; }`],
    ["blocks", `F.exit { ${nested("{", ";", "}", 20_000)} }`],
    ["negations", `F.exit { if (${"!".repeat(20_000)}1) abort "x"; }`],
    ["a sum", `F.exit { if (${"1+".repeat(20_000)}1) abort "x"; }`],
    ["ifs", `F.exit { ${"if (1) ".repeat(20_000)} abort "x"; }`],
    ["else ifs", `F.exit { ${'if ($1) abort "x"; else '.repeat(20_000)} ; }`],
    ["fields", `F.exit { if ($1${".a".repeat(20_000)}) abort "x"; }`],
  ])("20,000 nested %s are one error", (_, text) => {
    const outcome = compile(text);
    expect(outcome.value).toBeNull();
    expect(outcome.problems.some((problem) => /deeply|too long/.test(problem.message))).toBe(true);
  });

  it("a tree of tests that explodes is refused, not cut", () => {
    const tests = Array.from({ length: 24 }, (_, i) => `if ($${i + 1}) n += ${1 << (i % 3)}; else n -= 1;`);
    const outcome = compile(`state { int n; } F.exit { ${tests.join(" ")} abort "x"; }`);
    expect(places(outcome)).toEqual(["error rule-too-large 1:18"]);
  });

  it("binary input is reported, once per flaw and without an exception", () => {
    const outcome = compile("\u0000\u0001MZ\u0090\uFFFF");
    expect(outcome.value).toBeNull();
    expect(outcome.problems.length).toBeGreaterThan(0);
  });
});
