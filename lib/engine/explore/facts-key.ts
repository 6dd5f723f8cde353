/**
 * All that `program-facts.ts`, `escape.ts` and `plain-pointers.ts` read of a body, as one text: equal for bodies that
 * they cannot tell apart, so that a keystroke that moves no pointer leaves the facts of the program as they are.
 */
import { type Body, perBody } from "../ir";
import { bodyFactsOf } from "./body-facts";
import { pointerFlowOf } from "./escape";
import { pointerLinesOf } from "./pointer-lines";
import type { TypeFacts } from "./type-facts";

export const factsKeyOf = perBody((body: Body, types: TypeFacts): string => {
  const { addressTaken, exposed, written, types: seen, casts, strings } = bodyFactsOf(body);
  const { calls, ...lines } = pointerLinesOf(body, types);
  return JSON.stringify([
    body.parameterCount,
    body.locals.map(({ type, isAddressTaken }) => [type, isAddressTaken]),
    [...addressTaken],
    [...exposed],
    [...written],
    [...seen],
    casts,
    strings,
    pointerFlowOf(body),
    lines,
    calls.map(({ call, ...rest }) => [call.callee.kind === "direct" ? call.callee.symbol : null, rest]),
  ]);
});
