/**
 * Whether a function can only be a cancel routine (design §3): it returns void, takes a device object and an IRP, and
 * gives that IRP's `CancelIrql` to a release that it reaches without an acquire before it.
 *
 * Branch conditions are not looked at: some path of the graph is enough. Helpers that take the IRP are followed.
 */
import type { BlockId, Expr, FunctionIr, Program, Stmt } from "../ir";
import type { CType, TypeId } from "../types";

export function hasCancelShape(program: Program, fn: FunctionIr, typeOf: (id: TypeId) => CType): boolean {
  const type = typeOf(fn.type);
  if (type.kind !== "function" || typeOf(type.returns).kind !== "void" || type.parameters.length !== 2)
    return false;
  const [device, irp] = type.parameters;
  if (pointee(device!.type, typeOf) !== "DEVICE_OBJECT" || pointee(irp!.type, typeOf) !== "IRP") return false;
  return releasesFirst(program, fn, new Set());
}

/** The record's name without the leading underscores of its tag. */
function pointee(pointer: TypeId, typeOf: (id: TypeId) => CType): string | null {
  const type = typeOf(pointer);
  if (type.kind !== "pointer") return null;
  const target = typeOf(type.to);
  return target.kind === "record" ? target.name.replace(/^_+/, "") : null;
}

function releasesFirst(program: Program, fn: FunctionIr, visited: Set<FunctionIr>): boolean {
  if (visited.has(fn)) return false;
  visited.add(fn);
  const seen = new Set<BlockId>([0 as BlockId]);
  for (const block of seen) {
    const { stmts, terminator } = fn.blocks[block]!;
    const end = stmts.map((stmt) => meaning(program, fn, stmt, visited)).find((kind) => kind !== "nothing");
    if (end === "release") return true;
    if (end === "acquire") continue;
    if (terminator.kind === "goto") seen.add(terminator.target);
    if (terminator.kind === "branch") seen.add(terminator.whenTrue).add(terminator.whenFalse);
    if (terminator.kind === "switch") {
      seen.add(terminator.otherwise);
      for (const { target } of terminator.cases) seen.add(target);
    }
  }
  return false;
}

function meaning(
  program: Program,
  fn: FunctionIr,
  stmt: Stmt,
  visited: Set<FunctionIr>,
): "release" | "acquire" | "nothing" {
  if (stmt.kind !== "call" || stmt.callee.kind !== "direct") return "nothing";
  const { name, definition } = program.symbols[stmt.callee.symbol]!;
  if (name === "IoAcquireCancelSpinLock") return "acquire";
  if (name === "IoReleaseCancelSpinLock") return isCancelIrql(fn, stmt.args[0]) ? "release" : "nothing";
  if (definition === null || !stmt.args.some((arg) => arg.kind === "load")) return "nothing";
  const callee = program.functions[definition]!;
  return !callee.isModel && releasesFirst(program, callee, visited) ? "release" : "nothing";
}

/** `Irp->CancelIrql`, directly or through a local that holds it. */
function isCancelIrql(fn: FunctionIr, value: Expr | undefined): boolean {
  let inner = value;
  while (inner?.kind === "convert") inner = inner.operand;
  if (inner?.kind !== "load") return false;
  if (inner.place.member?.name === "CancelIrql") return true;
  if (inner.place.kind !== "variable" || inner.place.variable.kind !== "local") return false;
  const { local } = inner.place.variable;
  return fn.blocks.some((block) =>
    block.stmts.some(
      (stmt) =>
        stmt.kind === "assign" &&
        stmt.place.kind === "variable" &&
        stmt.place.variable.kind === "local" &&
        stmt.place.variable.local === local &&
        stmt.value.kind === "load" &&
        stmt.value.place.member?.name === "CancelIrql",
    ),
  );
}
