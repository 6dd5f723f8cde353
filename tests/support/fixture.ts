/**
 * Annotated C fixtures (the marks of the project's style guide): what must be found is written where it must be found.
 *
 *     //! rule: CancelSpinLock            header lines, see `Header`
 *     //! file: queue.c                   the lines below belong to this file of the fixture's project
 *     IoAcquireCancelSpinLock(&irql);     //~ step 1: free -> held
 *     return FALSE;                       //~ violation CancelSpinLock held-at-exit
 *
 * `//~^` speaks for the line above. `#a` after an id ties a violation to its steps. Text after a colon must occur in
 * the message (violation) or in the step's sentence or state change (step). A broken mark is an error, never ignored.
 */

export interface Header {
  readonly rules: readonly string[];
  /** Verdict that must come out; `defect` when the fixture holds violation marks. */
  readonly expect: "defect" | "pass" | "not-applicable" | { readonly inconclusive: string };
  /** Cautions (assumption codes) that must be printed. */
  readonly cautions: readonly string[];
  readonly defines: readonly { readonly name: string; readonly value: string }[];
  readonly entries: readonly {
    readonly role: string;
    readonly function: string;
    readonly as: "entry" | "helper";
  }[];
}

export interface Mark {
  readonly kind: "violation" | "step" | "missed" | "spurious";
  readonly file: string;
  /** 1-based, of the line the mark speaks for. */
  readonly line: number;
  /** Violation, missed, spurious: rule and violation kind. */
  readonly rule: string;
  readonly violation: string;
  /** Steps: the order number. */
  readonly order: number;
  /** Ties steps to a violation when a file holds several; empty when there is one. */
  readonly tag: string;
  readonly text: string;
}

export interface Fixture {
  readonly header: Header;
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly marks: readonly Mark[];
  /** What is wrong with the fixture itself. */
  readonly errors: readonly string[];
}

export function parseFixture(path: string, text: string): Fixture {
  const files: { path: string; lines: string[] }[] = [{ path, lines: [] }];
  const fields = new Map<string, string[]>();
  const marks: Mark[] = [];
  const errors: string[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    const header = /^\s*\/\/!\s*([a-z-]+)\s*:\s*(.*)$/.exec(line);
    if (header?.[1] === "file") {
      files.push({ path: header[2]!.trim(), lines: [] });
      return;
    }
    const file = files[files.length - 1]!;
    file.lines.push(line);
    if (header) fields.set(header[1]!, [...(fields.get(header[1]!) ?? []), header[2]!.trim()]);
    for (const match of line.matchAll(/\/\/~(\^*)\s*(.*?)(?=\/\/~|$)/g)) {
      const mark = parseMark(match[2]!.trim(), file.path, file.lines.length - match[1]!.length);
      if (typeof mark === "string") errors.push(`${path}:${index + 1}: ${mark}`);
      else marks.push(mark);
    }
  });
  const header = parseHeader(fields, marks, errors);
  const used = files.filter(
    (file) => file.lines.some((line) => line.trim() !== "") && !isHeaderOnly(file.lines),
  );
  return {
    header,
    files: used.map((file) => ({ path: file.path, text: file.lines.join("\n") })),
    marks,
    errors,
  };
}

function isHeaderOnly(lines: readonly string[]): boolean {
  return lines.every((line) => /^\s*(\/\/!.*)?$/.test(line));
}

function parseMark(body: string, file: string, line: number): Mark | string {
  const step = /^step\s+(\d+)\s*(?:#(\w+))?\s*(?::\s*(.*))?$/.exec(body);
  if (step) {
    return {
      kind: "step",
      file,
      line,
      rule: "",
      violation: "",
      order: Number(step[1]),
      tag: step[2] ?? "",
      text: step[3] ?? "",
    };
  }
  const finding = /^(violation|missed|spurious)\s+(\w+)\s+([a-z-]+)\s*(?:#(\w+))?\s*(?::\s*(.*))?$/.exec(
    body,
  );
  if (!finding) return `broken mark: ${body}`;
  return {
    kind: finding[1] as Mark["kind"],
    file,
    line,
    rule: finding[2]!,
    violation: finding[3]!,
    order: 0,
    tag: finding[4] ?? "",
    text: finding[5] ?? "",
  };
}

const knownFields = new Set(["rule", "expect", "caution", "define", "entry", "helper", "about"]);

function parseHeader(
  fields: ReadonlyMap<string, readonly string[]>,
  marks: readonly Mark[],
  errors: string[],
): Header {
  for (const name of fields.keys()) if (!knownFields.has(name)) errors.push(`unknown header field: ${name}`);
  const rules = (fields.get("rule") ?? []).flatMap((value) => value.split(/\s*,\s*/));
  if (rules.length === 0) errors.push("no rule named");
  const entries = [
    ...(fields.get("entry") ?? []).map((value) => ({ ...splitPair(value), as: "entry" as const })),
    ...(fields.get("helper") ?? []).map((value) => ({ left: "ANY", right: value, as: "helper" as const })),
  ];
  return {
    rules,
    expect: parseExpectation(fields.get("expect")?.[0], marks, errors),
    cautions: fields.get("caution") ?? [],
    defines: (fields.get("define") ?? [])
      .map(splitPair)
      .map(({ left, right }) => ({ name: left, value: right })),
    entries: entries.map(({ left, right, as }) => ({ role: left, function: right, as })),
  };
}

function splitPair(value: string): { left: string; right: string } {
  const at = value.indexOf("=");
  return at < 0
    ? { left: value, right: "1" }
    : { left: value.slice(0, at).trim(), right: value.slice(at + 1).trim() };
}

function parseExpectation(
  value: string | undefined,
  marks: readonly Mark[],
  errors: string[],
): Header["expect"] {
  const hasViolation = marks.some((mark) => mark.kind === "violation");
  if (value === undefined) {
    if (!hasViolation) errors.push("no expectation: neither a violation mark nor `//! expect:`");
    return "defect";
  }
  if (hasViolation && value !== "defect") errors.push(`violation marks, but expect: ${value}`);
  const inconclusive = /^inconclusive\(([a-z-]+)\)$/.exec(value);
  if (inconclusive) return { inconclusive: inconclusive[1]! };
  if (value === "pass" || value === "not-applicable" || value === "defect") return value;
  errors.push(`unknown expectation: ${value}`);
  return "defect";
}
