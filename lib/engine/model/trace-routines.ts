/**
 * Tracing routines that a driver names for the WPP preprocessor and that only its generated `.tmh` files would define:
 *
 *     // begin_wpp config
 *     // FUNC TraceEvents{FLAG=MYDRIVER_ALL}(LEVEL, MSG, ...);
 *     // end_wpp
 *
 * Source: WDK, "Customizing the WPP trace macros". The generated macros evaluate their arguments at most once and change
 * nothing of the driver's, so a name that stands nowhere else is a routine of that kind.
 */
import type { SymbolInfo } from "../ir";

/** The names that configuration blocks in the comments of these texts give, each once. */
export function traceRoutinesIn(texts: Iterable<string>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const text of texts) {
    if (!text.includes("begin_wpp")) continue;
    for (const [, block] of text.matchAll(/begin_wpp\s+config([\s\S]*?)end_wpp/g)) {
      for (const [, name] of block!.matchAll(/\bFUNC\s+([A-Za-z_]\w*)/g)) names.add(name!);
    }
  }
  return names;
}

/** The symbols, those of tracing routines that nothing declares as routines of the model without effect. */
export function withTraceRoutines(
  symbols: readonly SymbolInfo[],
  routines: ReadonlySet<string>,
): readonly SymbolInfo[] {
  if (routines.size === 0) return symbols;
  const pure = { kind: "pure", argument: "", at: null };
  return symbols.map((symbol) =>
    symbol.declared === "none" && symbol.kind === "function" && routines.has(symbol.name)
      ? { ...symbol, declared: "model", marks: [...symbol.marks, pure] }
      : symbol,
  );
}
