/**
 * Runs of statements that a lock pair can be put around, and the ways control leaves them.
 *
 *     while (n) { if (a) break; b(); }      region `if (a) break; b();`: leaves by `break`, and at its end
 *
 * Left out: regions with a label, a `case` of an outer switch, `goto`, `__leave`, or text that was not read: what jumps
 * into or out of them is not known from their statements alone.
 */
import type { FunctionDefinition, Statement } from "@/lib/engine/syntax";

export interface Region {
  /** What it is in the source, for the table: `body`, `if`, `loop body`, ... */
  readonly what: string;
  readonly statements: readonly Statement[];
  /** The one unbraced statement below `if`, `else` or a loop: text around it needs braces. */
  readonly isUnbraced: boolean;
  /** `return`, `break` and `continue` that leave it. */
  readonly leavings: readonly Statement[];
}

/** Of a whole function: labels and `goto` stay inside. */
export const BODY = "body";

/** The body without the declarations it begins with, and every region inside, outer before inner. */
export function regionsOf(definition: FunctionDefinition): readonly Region[] {
  const found: Region[] = [];
  const body = definition.body.body;
  push(found, BODY, body.slice(declarationsOf(body)), false);
  const pending: Statement[] = [definition.body];
  while (pending.length > 0) {
    const statement = pending.shift()!;
    if (statement.kind === "compound") regionsInList(statement.body, found);
    for (const { child, what } of childrenOf(statement)) {
      if (what) pushChild(found, what, child);
      pending.push(child);
    }
  }
  return found;
}

function regionsInList(list: readonly Statement[], found: Region[]): void {
  list.forEach((statement, index) => {
    const what = standing[statement.kind];
    if (what) push(found, what, [statement], false);
    if (statement.kind === "expression" && list[index + 1]?.kind === "if")
      push(found, "statement and if", [statement, list[index + 1]!], false);
    if (statement.kind === "case" && statement.body && !isLabelled(statement.body)) {
      const next = list.findIndex((later, at) => at > index && isLabelled(later));
      const rest = list.slice(index + 1, next < 0 ? undefined : next);
      push(found, "switch case", [statement.body, ...rest], false);
    }
  });
}

const standing: Partial<Record<Statement["kind"], string>> = {
  expression: "statement",
  if: "branch",
  while: "loop",
  do: "loop",
  for: "loop",
  switch: "switch",
  try: "try",
};

function isLabelled({ kind }: Statement): boolean {
  return kind === "case" || kind === "default" || kind === "label";
}

function pushChild(found: Region[], what: string, child: Statement): void {
  if (child.kind === "compound") push(found, what, child.body.slice(declarationsOf(child.body)), false);
  else if (child.kind !== "declaration" && !isLabelled(child)) push(found, what, [child], true);
}

function push(found: Region[], what: string, statements: readonly Statement[], isUnbraced: boolean): void {
  if (statements.length === 0) return;
  const leavings = leavingsOf(statements, what === BODY);
  if (leavings) found.push({ what, statements, isUnbraced, leavings });
}

function declarationsOf(list: readonly Statement[]): number {
  const first = list.findIndex(({ kind }) => kind !== "declaration");
  return first < 0 ? list.length : first;
}

/** Direct parts; `what` names those a pair goes into. */
function childrenOf(statement: Statement): readonly { readonly child: Statement; readonly what?: string }[] {
  switch (statement.kind) {
    case "compound":
      return statement.body.map((child) => ({ child }));
    case "if":
      return [
        { child: statement.whenTrue, what: "then" },
        ...(statement.whenFalse ? [{ child: statement.whenFalse, what: "else" }] : []),
      ];
    case "while":
    case "do":
    case "for":
      return [{ child: statement.body, what: "loop body" }];
    case "switch":
      return [{ child: statement.body }];
    case "case":
    case "default":
    case "label":
      return statement.body ? [{ child: statement.body }] : [];
    case "try":
      return [{ child: statement.body, what: "try body" }, { child: statement.handler.body }];
    default:
      return [];
  }
}

/** Null when control may come in or go out some other way. */
function leavingsOf(statements: readonly Statement[], isWhole: boolean): readonly Statement[] | null {
  const found: Statement[] = [];
  interface Task {
    readonly statement: Statement;
    readonly inLoop: boolean;
    readonly inSwitch: boolean;
    readonly inTry: boolean;
  }
  const outside = { inLoop: false, inSwitch: false, inTry: false };
  const pending: Task[] = statements.map((statement) => ({ statement, ...outside }));
  while (pending.length > 0) {
    const { statement, ...around } = pending.pop()!;
    switch (statement.kind) {
      case "return":
        found.push(statement);
        break;
      case "break":
        if (!around.inLoop && !around.inSwitch) found.push(statement);
        break;
      case "continue":
        if (!around.inLoop) found.push(statement);
        break;
      case "leave":
        if (!around.inTry) return null;
        break;
      case "case":
      case "default":
        if (!around.inSwitch) return null;
        break;
      case "goto":
      case "label":
        if (!isWhole) return null;
        break;
      case "asm":
      case "error":
        return null;
    }
    for (const { child } of childrenOf(statement)) {
      const isLoop = statement.kind === "while" || statement.kind === "do" || statement.kind === "for";
      pending.push({
        statement: child,
        inLoop: around.inLoop || isLoop,
        inSwitch: !isLoop && (around.inSwitch || statement.kind === "switch"),
        inTry: around.inTry || (statement.kind === "try" && child === statement.body),
      });
    }
  }
  return found.sort((left, right) => left.first - right.first);
}
