/**
 * Rewrites that must not change an answer: renaming, extracting a function, exchanging `if`, `switch` and `?:`,
 * wrapping in macros and blocks, splitting into files, reordering, and code that has nothing to do with the lock.
 *
 * Statements carry their identity in a comment, which every rewrite moves along with the statement's text:
 * the printed `IoReleaseCancelSpinLock(irql);` is followed by `@17` in a comment. Two reports agree when the same statements
 * break the rule in the same way.
 */
import type { SourceFile } from "@/lib/engine/project";
import type { AnalysisReport } from "@/lib/engine/report";
import type { Dice } from "./dice";
import { block, line, type Piece, printPieces } from "./piece";

export interface Variant {
  readonly name: string;
  readonly files: readonly SourceFile[];
}

/** Every line with its identity; the variant of a program that the others are compared with. */
export function markStatements(pieces: readonly Piece[]): readonly Piece[] {
  let next = 0;
  const mark = (text: string) => `${text} /*@${next++}*/`;
  const marked = (all: readonly Piece[]): readonly Piece[] =>
    all.map((piece) => {
      if (piece.kind === "line") return { ...piece, text: mark(piece.text) };
      const heads: string[] = [];
      const bodies: (readonly Piece[])[] = [];
      piece.heads.forEach((head, index) => {
        heads.push(mark(head));
        bodies.push(marked(piece.bodies[index]!));
      });
      return { ...piece, heads, bodies, tail: mark(piece.tail) };
    });
  return marked(pieces);
}

/** Verdict per entry point and the statements that break the rule, for comparison. */
export function answerOf(report: AnalysisReport, files: readonly SourceFile[], rule: string): string {
  const result = report.results.find((each) => each.rule === rule);
  if (!result) return "no result";
  const identity = (path: string, at: number) => {
    const lines = files.find((file) => file.path === path)?.text.split("\n") ?? [];
    return /\/\*@(\d+)\*\//.exec(lines[at - 1] ?? "")?.[1] ?? `${path}:${at}`;
  };
  const entries = result.entryPoints.map((entry) => `${original(entry.function)} ${entry.verdict}`);
  const defects = result.defects.map(
    (defect) =>
      `@${identity(defect.file, defect.line)} ${defect.kind} in ${original(defect.entryPoint.function)}`,
  );
  return [...entries.sort(), ...[...new Set(defects)].sort()].join("; ");
}

export function plainVariant(marked: readonly Piece[]): Variant {
  return { name: "plain", files: [{ path: "a.c", text: printPieces(marked) }] };
}

type Rewrite = (marked: readonly Piece[], dice: Dice) => readonly SourceFile[];

const oneFile = (pieces: readonly Piece[]): readonly SourceFile[] => [
  { path: "a.c", text: printPieces(pieces) },
];

export const rewrites: Readonly<Record<string, Rewrite>> = {
  rename: (marked) => renamed(marked),
  extract: (marked, dice) => oneFile(extracted(marked, dice)),
  "if to switch": (marked, dice) =>
    oneFile(mapBlocks(marked, (piece) => (dice.chance(0.5) ? toSwitch(piece) : null))),
  "if to ?:": (marked) => oneFile(mapBlocks(marked, toConditional)),
  negate: (marked, dice) => oneFile(mapBlocks(marked, (piece) => (dice.chance(0.5) ? negated(piece) : null))),
  "named condition": (marked, dice) =>
    oneFile(mapBlocks(marked, (piece) => (dice.chance(0.5) ? named(piece) : null))),
  macros: (marked, dice) => oneFile(inMacros(marked, dice)),
  blocks: (marked, dice) => oneFile(inBlocks(marked, dice)),
  split: (marked) => split(marked),
  reorder: (marked, dice) => oneFile(reordered(marked, dice)),
  branches: (marked) => oneFile(withBranches(marked)),
  "irrelevant file": (marked) => [...oneFile(marked), { path: "z.c", text: IRRELEVANT }],
};

const IRRELEVANT = `typedef struct _QUEUE { ULONG Depth; ULONG Limit; } QUEUE;
static ULONG Clamp(QUEUE *queue, ULONG wanted) {
    if (wanted > queue->Limit) {
        return queue->Limit;
    }
    queue->Depth += wanted;
    return wanted;
}
`;

// Renaming ------------------------------------------------------------------------------------------

const OWN = new RegExp(
  [
    "v[0-6]|took|flags|n|st|p|mark|q|arr|note|copy|word|made|ext|arg|irqlp?|dev|srb|one|two|to",
    "(?:Help|Try|Walk|Entry|L|i|op|flag|cond|part)\\d+[pq]?|F[01]|B0|H0|Q[01]|C0|S0|A|M|Wide|Low|Rest|Next|Held|Arr|Ops",
    "Take|Give|Nop|Mix|g_\\w+",
  ]
    .map((names) => `\\b(?:${names})\\b`)
    .join("|"),
  "g",
);

function renamed(marked: readonly Piece[]): readonly SourceFile[] {
  return oneFile(marked).map(({ path, text }) => ({
    path,
    text: text.replace(OWN, (name) => `${name}_renamed`),
  }));
}

function original(name: string): string {
  return name.replace(/_renamed$/, "");
}

// Structure -----------------------------------------------------------------------------------------

type Block = Piece & { readonly kind: "block" };

/** Rewrites blocks from the inside out; null leaves one as it is. */
function mapBlocks(
  pieces: readonly Piece[],
  rewrite: (piece: Block) => readonly Piece[] | null,
): readonly Piece[] {
  return pieces.flatMap((piece): readonly Piece[] => {
    if (piece.kind === "line") return [piece];
    const inner = { ...piece, bodies: piece.bodies.map((body) => mapBlocks(body, rewrite)) };
    return rewrite(inner) ?? [inner];
  });
}

function textOf(pieces: readonly Piece[]): string {
  return printPieces(pieces);
}

const splitHead = (head: string) => {
  const match = /^if \((.*)\) \{( \/\*@\d+\*\/)?$/.exec(head);
  return match ? { condition: match[1]!, mark: match[2] ?? "" } : null;
};

function toSwitch(piece: Block): readonly Piece[] | null {
  const head = splitHead(piece.heads[0]!);
  if (!head || piece.bodies.some((body) => /\b(break|case|default)\b/.test(textOf(body)))) return null;
  const [whenTrue, whenFalse = []] = piece.bodies;
  return [
    block(
      `switch ((${head.condition}) ? 1 : 0) {${head.mark}`,
      [line("case 1: ;"), ...whenTrue!, line("break;"), line("default: ;"), ...whenFalse, line("break;")],
      piece.tail,
    ),
  ];
}

/** Only an `if` around a single assignment or call. */
function toConditional(piece: Block): readonly Piece[] | null {
  const head = splitHead(piece.heads[0]!);
  const [only] = piece.bodies[0]!;
  if (!head || piece.bodies.length !== 1 || piece.bodies[0]!.length !== 1 || only?.kind !== "line")
    return null;
  const [, code, mark] = /^(.*?;)( \/\*@\d+\*\/)?$/.exec(only.text) ?? [];
  const assignment = /^([\w>.-]+(?:\[\w+\])?) = ([^=].*);$/.exec(code ?? "");
  if (assignment && !/\bReg\b|Next->/.test(assignment[1]!)) {
    return [
      line(`${assignment[1]} = (${head.condition}) ? (${assignment[2]}) : ${assignment[1]};${mark ?? ""}`),
    ];
  }
  const call = /^((?:IoAcquire|IoRelease)CancelSpinLock\(.*\));$/.exec(code ?? "");
  return call ? [line(`(${head.condition}) ? ${call[1]} : (void)0;${mark ?? ""}`)] : null;
}

function negated(piece: Block): readonly Piece[] | null {
  const head = splitHead(piece.heads[0]!);
  if (!head) return null;
  const [whenTrue, whenFalse = []] = piece.bodies;
  return [
    {
      ...piece,
      heads: [`if (!(${head.condition})) {${head.mark}`, "} else {"],
      bodies: [whenFalse, whenTrue!],
    },
  ];
}

let conditionNames = 0;

function named(piece: Block): readonly Piece[] | null {
  const head = splitHead(piece.heads[0]!);
  if (!head) return null;
  const name = `cond${conditionNames++}`;
  const test = { ...piece, heads: [`if (${name}) {${head.mark}`, ...piece.heads.slice(1)] };
  return [block("{", [line(`BOOLEAN ${name} = (${head.condition}) ? TRUE : FALSE;`), test])];
}

/** A statement that neither jumps nor declares nor is jumped to. */
function isPlain(piece: Piece): boolean {
  const text = textOf([piece]);
  if (/\b(return|break|continue|goto|__leave|case|default)\b|: ;/.test(text)) return false;
  return !/^\s*(static|ULONG|LONG|UCHAR|STEP|OPS|BOOLEAN|NTSTATUS|EXT|KIRQL|USHORT|CHAR|NOTE|WORD)\b[^;]*[\w\]] ?(=|;)/m.test(
    text,
  );
}

function inMacros(marked: readonly Piece[], dice: Dice): readonly Piece[] {
  const macros: Piece[] = [];
  const wrap = (pieces: readonly Piece[]): readonly Piece[] =>
    pieces.map((piece) => {
      if (piece.kind === "block") return { ...piece, bodies: piece.bodies.map(wrap) };
      const [, code, mark = ""] = /^(.*;)( \/\*@\d+\*\/)?$/.exec(piece.text) ?? [];
      if (!code || !isPlain(piece) || !dice.chance(0.5)) return piece;
      const name = `STEP_${macros.length}`;
      const form = dice.below(3);
      macros.push(
        line(
          form === 0
            ? `#define ${name} ${code.slice(0, -1)}`
            : form === 1
              ? `#define ${name} do { ${code} } while (0)`
              : `#define ${name}(body) { body; }`,
        ),
      );
      return line(form === 2 ? `${name}(${code.slice(0, -1)})${mark}` : `${name};${mark}`);
    });
  const wrapped = marked.map((piece) =>
    piece.kind === "block" && isFunction(piece) ? { ...piece, bodies: piece.bodies.map(wrap) } : piece,
  );
  return [...macros, ...wrapped];
}

function inBlocks(marked: readonly Piece[], dice: Dice): readonly Piece[] {
  const wrap = (pieces: readonly Piece[]): readonly Piece[] =>
    pieces.map((piece) => {
      const inner = piece.kind === "block" ? { ...piece, bodies: piece.bodies.map(wrap) } : piece;
      if (!isPlain(piece) || !dice.chance(0.4)) return inner;
      return dice.oneOf([
        block("{", [inner]),
        block("do {", [inner], "} while (0);"),
        block("if (1) {", [inner]),
      ]);
    });
  return mapFunctions(marked, wrap);
}

// Functions -----------------------------------------------------------------------------------------

function isFunction(piece: Block): boolean {
  return /^(static )?\w+ \w+\(.*\) \{/.test(piece.heads[0]!);
}

function mapFunctions(
  marked: readonly Piece[],
  body: (pieces: readonly Piece[]) => readonly Piece[],
): readonly Piece[] {
  return marked.map((piece) =>
    piece.kind === "block" && isFunction(piece) ? { ...piece, bodies: piece.bodies.map(body) } : piece,
  );
}

const LOCAL_TYPES: Readonly<Record<string, string>> = {
  v0: "ULONG",
  v1: "LONG",
  v2: "UCHAR",
  v3: "USHORT",
  v4: "LONGLONG",
  v5: "ULONGLONG",
  v6: "CHAR",
  took: "BOOLEAN",
  flags: "ULONG",
  n: "ULONG",
  st: "NTSTATUS",
  p: "EXT *",
  mark: "EXT *",
  one: "ULONG *",
  two: "ULONG *",
  to: "ULONG *",
  q: "ULONG *",
  note: "NOTE",
  made: "NOTE",
  copy: "NOTE",
  word: "WORD",
  ext: "EXT *",
  got: "BOOLEAN *",
  arg: "ULONG",
  irql: "KIRQL",
  irqlp: "PKIRQL",
};

/** One run of plain statements of some function becomes a function; the locals it uses go by address. */
function extracted(marked: readonly Piece[], dice: Dice): readonly Piece[] {
  const parts: Piece[] = [];
  const take = (pieces: readonly Piece[]): readonly Piece[] => {
    for (let at = 0; at < pieces.length; at++) {
      let end = at;
      while (end < pieces.length && end - at < 4 && isExtractable(pieces[end]!)) end++;
      if (end > at && dice.chance(0.4)) {
        const part = partOf(pieces.slice(at, end), parts.length);
        parts.push(part.definition);
        return [...pieces.slice(0, at), part.call, ...take(pieces.slice(end))];
      }
    }
    return pieces.map((piece) =>
      piece.kind === "block" ? { ...piece, bodies: piece.bodies.map(take) } : piece,
    );
  };
  return marked.flatMap((piece) => {
    if (piece.kind === "line" || !isFunction(piece)) return [piece];
    const before = parts.length;
    const done = { ...piece, bodies: piece.bodies.map(take) };
    return [...parts.slice(before), done];
  });
}

function isExtractable(piece: Piece): boolean {
  return (
    isPlain(piece) &&
    !/\b(arr|(i|op|flag)\d+[pq]?)\b|ExRaise|ProbeFor|AbnormalTermination|__try/.test(textOf([piece]))
  );
}

function partOf(
  pieces: readonly Piece[],
  index: number,
): { readonly definition: Piece; readonly call: Piece } {
  const used = Object.keys(LOCAL_TYPES).filter((name) =>
    new RegExp(`(?<![>.\\w])${name}\\b`).test(textOf(pieces)),
  );
  const inside = (text: string) =>
    used.reduce((now, name) => now.replace(new RegExp(`(?<![>.\\w])${name}\\b`, "g"), `(*${name}_)`), text);
  const rewrite = (piece: Piece): Piece =>
    piece.kind === "line"
      ? { ...piece, text: inside(piece.text) }
      : {
          ...piece,
          heads: piece.heads.map(inside),
          bodies: piece.bodies.map((body) => body.map(rewrite)),
          tail: inside(piece.tail),
        };
  const parameters = used.map((name) => `${LOCAL_TYPES[name]} *${name}_`).join(", ") || "VOID";
  return {
    definition: block(`static VOID part${index}(${parameters}) {`, pieces.map(rewrite)),
    call: line(`part${index}(${used.map((name) => `&${name}`).join(", ")});`),
  };
}

function prototypeOf(piece: Block): string {
  return `${piece.heads[0]!.replace(/ \{.*$/, "")};`;
}

const withoutMark = (text: string) => text.replace(/ \/\*@\d+\*\//, "");

function reordered(marked: readonly Piece[], dice: Dice): readonly Piece[] {
  const functions = marked.filter((piece): piece is Block => piece.kind === "block" && isFunction(piece));
  const isRoutine = (piece: Piece) => piece.kind === "block" && isFunction(piece);
  const rest = marked.filter((piece) => !isRoutine(piece));
  const prototypes = functions.map((piece) => line(prototypeOf(piece)));
  const isTable = (piece: Piece) => piece.kind === "line" && piece.text.startsWith("static const OPS");
  const shuffled = [...functions];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = dice.below(i + 1);
    [shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!];
  }
  return [...rest.filter((piece) => !isTable(piece)), ...prototypes, ...rest.filter(isTable), ...shuffled];
}

/** Functions alternate between two files; types, prototypes and globals stand in a header. */
function split(marked: readonly Piece[]): readonly SourceFile[] {
  const isRoutine = (piece: Piece): piece is Block => piece.kind === "block" && isFunction(piece);
  const isGlobal = (piece: Piece) => piece.kind === "line" && /^static /.test(piece.text);
  const open = (piece: Piece): Piece =>
    piece.kind === "line"
      ? { ...piece, text: piece.text.replace(/^static /, "") }
      : { ...piece, heads: piece.heads.map((head) => head.replace(/^static /, "")) };
  const functions = marked.filter(isRoutine).map(open) as Block[];
  const globals = marked.filter(isGlobal).map(open);
  const isType = (piece: Piece) => !isRoutine(piece) && !isGlobal(piece);
  const externs = globals.map((piece) =>
    line(`extern ${withoutMark((piece as { text: string }).text).replace(/ =.*$|;$/, "")};`),
  );
  const types = marked.filter(isType);
  const header = [...types, ...externs, ...functions.map((piece) => line(prototypeOf(piece)))];
  const part = (remainder: number) => functions.filter((_, index) => index % 2 === remainder);
  const include = line('#include "shared.h"');
  return [
    { path: "shared.h", text: `#pragma once\n${printPieces(header)}` },
    { path: "a.c", text: printPieces([include, ...globals, ...part(0)]) },
    { path: "b.c", text: printPieces([include, ...part(1)]) },
  ];
}

/** Branches on values that nothing else looks at, at the head of every entry. */
function withBranches(marked: readonly Piece[]): readonly Piece[] {
  const branches = [0, 1, 2, 3].map((value) =>
    block(`if (g_mode == ${value}) {`, [line(`g_other += ${value + 1};`)]),
  );
  const entries = marked.map((piece) => {
    if (piece.kind === "line" || !/^\w+ Entry\d/.test(piece.heads[0]!)) return piece;
    const body = piece.bodies[0]!;
    const at = body.findIndex(
      (each) => each.kind === "block" || /^(?!\w+ \**\w+( =|\[|;)|CHAR|EXT)/.test(each.text),
    );
    const head = at < 0 ? body.length : at;
    return { ...piece, bodies: [[...body.slice(0, head), ...branches, ...body.slice(head)]] };
  });
  return [line("static ULONG g_other;"), ...entries];
}
