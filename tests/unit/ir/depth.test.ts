/** Nesting of the input never overflows the stack, neither ours nor that of rooms that recurse over expressions. */
import { expect, it } from "vitest";
import type { Expr } from "@/lib/engine/ir";
import { lower } from "./support";

const DEEP = 20_000;
const BLOCKS = 5_000;

function nested(open: string, inner: string, close: string, depth: number): string {
  return open.repeat(depth) + inner + close.repeat(depth);
}

function height(expr: Expr): number {
  switch (expr.kind) {
    case "unary":
    case "convert":
      return 1 + height(expr.operand);
    case "binary":
      return 1 + Math.max(height(expr.left), height(expr.right));
    case "load":
    case "address":
      return expr.place.kind === "memory" ? 1 + height(expr.place.address) : 1;
    default:
      return 1;
  }
}

const expressions: Readonly<Record<string, string>> = {
  parentheses: nested("(", "a", ")", DEEP),
  negations: `${"- ".repeat(DEEP)}a`,
  complements: `${"~".repeat(DEEP)}a`,
  "logical nots": `${"!".repeat(DEEP)}a`,
  casts: `${"(char)".repeat(DEEP)}a`,
  "sums to the left": `${"a+".repeat(DEEP)}a`,
  "sums to the right": nested("(a+", "a", ")", DEEP),
  conjunctions: `${"a&&".repeat(DEEP)}a`,
  "conjunctions to the right": nested("(a&&", "a", ")", DEEP),
  conditionals: `${"a?b:".repeat(DEEP)}a`,
  "conditionals in the middle": nested("(a?", "b", ":a)", DEEP),
  commas: `${"a,".repeat(DEEP)}a`,
  assignments: `${"a=".repeat(DEEP)}1`,
  calls: nested("f(", "a", ")", BLOCKS),
  indices: nested("v[", "a", "]", BLOCKS),
  members: `q${"->q".repeat(DEEP)}->n`,
  dereferences: `${"*".repeat(DEEP)}w`,
  sizeofs: `${"sizeof ".repeat(DEEP)}a`,
  "addresses of dereferences": `${"&*".repeat(DEEP)}w`,
};

for (const [name, text] of Object.entries(expressions)) {
  it(`lowers ${name}`, async () => {
    const lowered = await lower(
      `struct Q { struct Q *q; int n; } *q; int v[9]; void *w; int f(int); int g(int a, int b) { return (int)(${text}); }`,
    );
    const fn = lowered.fn("g");
    const last = fn.blocks.flatMap((block) => (block.terminator.kind === "return" ? [block.terminator] : []));
    expect(last.length).toBeGreaterThan(0);
    for (const { stmts } of fn.blocks) {
      for (const stmt of stmts) if (stmt.kind === "assign") expect(height(stmt.value)).toBeLessThan(250);
    }
  });
}

const statements: Readonly<Record<string, string>> = {
  blocks: nested("{", "a++;", "}", BLOCKS),
  ifs: nested("if (a) {", "a++;", "}", BLOCKS),
  "else chains": `${"if (a) b++; else ".repeat(BLOCKS)} a++;`,
  whiles: nested("while (a) {", "a--;", "}", BLOCKS),
  switches: nested("switch (a) { case 1: {", "a++;", "} }", BLOCKS / 5),
  labels: `${Array.from({ length: BLOCKS }, (_, i) => `l${i}:`).join(" ")} a++;`,
  cases: `switch (a) { ${Array.from({ length: BLOCKS }, (_, i) => `case ${i}:`).join(" ")} a++; }`,
  tries: nested("__try {", "a = f(a);", "} __finally { b++; }", BLOCKS / 5),
  "effects dropped by casts": `${"(void)".repeat(DEEP)}a++;`,
};

for (const [name, text] of Object.entries(statements)) {
  it(`lowers ${name}`, async () => {
    const lowered = await lower(`int f(int); int g(int a, int b) { ${text} return a; }`);
    const fn = lowered.fn("g");
    expect(fn.flaws).toEqual([]);
    expect(fn.blocks.some((block) => block.stmts.some((stmt) => stmt.kind === "assign"))).toBe(true);
  });
}
