/**
 * Facts that depend on a function's body alone, each made once per body. Lowering hands out the same body in every run
 * in which it would make the same one (`lower/body-cache.ts`), so a keystroke costs the facts of the edited function.
 *
 *     const weightOf = perBody(({ blocks }) => blocks.length);     weightOf(fn)
 *
 * A fact must not speak of the function's number, of other functions, or of what symbols mean in this run.
 */
import type { FunctionIr } from "./ir";

export type Body = Pick<FunctionIr, "parameterCount" | "locals" | "blocks" | "flaws">;

/** `context` belongs to the body, like the table its types are in: the first one given counts. */
export function perBody<Fact, Context = void>(
  make: (body: Body, context: Context) => Fact,
): (body: Body, context: Context) => Fact {
  const known = new WeakMap<Body["blocks"], { readonly locals: Body["locals"]; readonly fact: Fact }>();
  return (body, context) => {
    const found = known.get(body.blocks);
    if (found && found.locals === body.locals) return found.fact;
    const fact = make(body, context);
    known.set(body.blocks, { locals: body.locals, fact });
    return fact;
  };
}
