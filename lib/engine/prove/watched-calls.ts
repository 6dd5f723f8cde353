/** Which functions can lead to a call of a routine that the rule watches, by walking the calls in their bodies. */
import type { Workspace } from "../explore";
import type { FuncId } from "../ir";

export class WatchedCalls {
  private readonly direct = new Map<FuncId, boolean>();

  constructor(private readonly work: Workspace) {}

  isReachable(fn: FuncId): boolean {
    const seen = new Set([fn]);
    const pending = [fn];
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      if (this.callsWatched(at)) return true;
      for (const callee of this.work.calls.calleesOf(at)) {
        if (seen.has(callee)) continue;
        seen.add(callee);
        pending.push(callee);
      }
    }
    return false;
  }

  private callsWatched(fn: FuncId): boolean {
    const known = this.direct.get(fn);
    if (known !== undefined) return known;
    const { program, input } = this.work;
    const found = program.functions[fn]!.blocks.some(({ stmts }) =>
      stmts.some(
        (stmt) =>
          stmt.kind === "call" &&
          stmt.callee.kind === "direct" &&
          input.automaton.onCall(program.symbols[stmt.callee.symbol]!.name) !== null,
      ),
    );
    this.direct.set(fn, found);
    return found;
  }
}
