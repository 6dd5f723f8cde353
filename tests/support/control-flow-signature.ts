/**
 * The control-flow graph of a fixture with its statements, free of names: two fixtures that only rename things have the
 * same signature.
 */
import type { FrontEndResult } from "@/lib/engine/front-end";
import type { FunctionIr, Program, SymbolId } from "@/lib/engine/ir";

export function controlFlowSignature({ program }: FrontEndResult): string {
  return program.functions
    .filter((fn) => !fn.isModel)
    .map((fn) => functionSignature(program, fn))
    .join("\n");
}

function functionSignature(program: Program, fn: FunctionIr): string {
  const symbol = (id: SymbolId) => {
    const { name, declared, definition } = program.symbols[id]!;
    return declared === "model" ? name : `f${definition ?? "?"}`;
  };
  const declared = program.symbols[fn.symbol]!.declaredAs.map(({ typedef }) => typedef);
  const print = (value: object) =>
    JSON.stringify(value, (key, part) => {
      if (key === "first" || key === "last" || key === "type" || key === "member") return undefined;
      if (key === "symbol") return symbol(part as SymbolId);
      return typeof part === "bigint" ? String(part) : part;
    });
  const blocks = fn.blocks.map(({ stmts, terminator }) => [...stmts, terminator].map(print).join(";"));
  return [...declared, ...blocks].join("|");
}
