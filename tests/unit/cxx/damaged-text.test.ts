/**
 * C++ that is cut, doubled or shuffled: whatever the text, the front end ends without an exception, no reader fails
 * where it should have said what it could not read, and what is read lies inside its chunk.
 */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { READER_FAILED } from "@/lib/engine/cxx";
import type { FrontEndResult } from "@/lib/engine/front-end";
import { projectOf, testEngine } from "../../support/engine";
import { mutilated } from "./mutilate";
import { snippets, surroundings } from "./snippets";

const COPIES = 12;
const fixtures = new URL("../../rules/CancelSpinLock/", import.meta.url);

const texts: readonly (readonly [string, string])[] = [
  ...Object.entries(snippets).map(([name, text]) => [name, surroundings + text] as const),
  ...readdirSync(fixtures)
    .filter((name) => name.endsWith(".cpp"))
    .map((name) => [name, readFileSync(new URL(name, fixtures), "utf8")] as const),
];

async function read(text: string): Promise<FrontEndResult> {
  const engine = await testEngine();
  return engine.frontEnd(projectOf([{ path: "a.cpp", text }]), { aborted: false });
}

function failures({ problems, parsed }: FrontEndResult): readonly string[] {
  const outside = parsed.flatMap(({ chunks }) =>
    chunks.flatMap(({ tree, texts: tokens }) =>
      [...tree.damage, ...tree.top].filter(
        ({ kind, ...node }) => "first" in node && (node.first < 0 || node.last >= Math.max(tokens.length, 1)),
      ),
    ),
  );
  return [
    ...problems.map(({ message }) => message).filter((message) => message.includes(READER_FAILED)),
    ...outside.map(({ kind }) => `${kind} outside of its chunk`),
  ];
}

describe("damaged C++", () => {
  it.each(texts)("%s", async (name, text) => {
    expect(failures(await read(text))).toEqual([]);
    for (let seed = 1; seed <= COPIES; seed++) {
      const damaged = mutilated(text, seed * 97 + name.length);
      expect({ seed, damaged, failures: failures(await read(damaged)) }).toEqual({
        seed,
        damaged,
        failures: [],
      });
    }
  });
});

describe("text that never ends", () => {
  it.each([
    ["a class that holds itself", "struct A { A a; A b[2]; struct B : A {} c; }; void f(A &a) { A x = a; }"],
    [
      "two classes that hold each other",
      "struct B; struct A { B b; }; struct B { A a; ~B(); }; void f() { B b; }",
    ],
    ["a class that is its own base", "struct A : A { virtual void g(); }; void f(A *a) { a->g(); }"],
    [
      "a default argument that calls its function",
      "int f(int a = f()) { return a; } int g() { return f(); }",
    ],
    [
      "a template that needs a longer instance of itself",
      "template <class T> void f(T t) { f(&t); } void g() { f(1); }",
    ],
    [
      "a class template that does",
      "template <class T> struct A { A<T *> *next() { return nullptr; } A<A<T>> a; }; A<int> a;",
    ],
    ["namespaces that are never closed", 'namespace a { namespace { extern "C" { int f() { return 1; } '],
    ["2,000 namespaces", `${"namespace n { ".repeat(2_000)}int f() { return 1; }${"}".repeat(2_000)}`],
    [
      "2,000 template arguments in one another",
      `template <class T> struct A {}; ${"A<".repeat(2_000)}int${">".repeat(2_000)} a;`,
    ],
    [
      "2,000 lambdas in one another",
      `int f() { return ${"[]() { return ".repeat(2_000)}1${"; }()".repeat(2_000)}; }`,
    ],
    ["2,000 declarators in one another", `int ${"(*".repeat(2_000)}p${")".repeat(2_000)};`],
    ["2,000 braces in a list", `int a[] = ${"{".repeat(2_000)}1${"}".repeat(2_000)};`],
    ["a list of 20,000 values", `int a[] = {${"1,".repeat(20_000)}};`],
    ["20,000 sums", `int f(int a) { return ${"a+".repeat(20_000)}1; }`],
    ["nothing but brackets", "({[<".repeat(500)],
    ["nothing but closing brackets", ")}]>".repeat(500)],
  ])("%s", async (_, text) => {
    expect(failures(await read(text))).toEqual([]);
  });
});
