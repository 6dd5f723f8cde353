/**
 * What is done to a planted pair, and what must then be found.
 *
 *     drop every release       held at exit, if the acquire is reached
 *     release twice at exit 1  released without being held, if exit 1 is reached; `drop at exit 1` likewise
 *
 * `reached by` names the mutant whose Defect shows that the place can be reached: one that gives the lock back there
 * without having it. Nobody needs to know the driver for that.
 */
import type { Piece, PlantedFunction, Planting } from "./planting";
import type { Spelling } from "./spelling";

export type Expected =
  /** No defect, whatever the driver does. */
  | "clean"
  /** A defect, whatever the driver does, as long as it returns. */
  | "defect"
  /** A defect if the probe has one, none if the probe has none. */
  | "as its probe"
  /** Only the driver's own code could tell: any decided answer will do. */
  | "decided";

export interface Operator {
  readonly name: string;
  readonly expected: Expected;
  readonly probe: Operator | null;
  /** The text of a slot. */
  readonly write: (piece: Piece, spelling: Spelling) => string;
}

export function operatorsFor(planting: Planting, fn: PlantedFunction): readonly Operator[] {
  const { gives, isGuarded, isFirst, keeps } = planting;
  const reach: Operator = {
    name: "release where it was acquired",
    expected: isFirst && fn.role !== null ? "defect" : "decided",
    probe: null,
    write: slots({ take: ({ give }) => give, give: () => "" }),
  };
  const sure = isFirst && fn.role !== null ? ("defect" as const) : ("as its probe" as const);
  const by = (name: string, writers: Writers): Operator => ({
    name,
    expected: sure,
    probe: sure === "defect" ? null : reach,
    write: slots(writers),
  });
  const last = gives - 1;
  return [
    { name: "none", expected: keeps === "itself" ? "clean" : "decided", probe: null, write: slots({}) },
    reach,
    by("drop every release", { give: () => "" }),
    by("acquire twice", { take: ({ take }) => `${take} ${take}` }),
    by("acquire in a loop", {
      take: ({ take }) => `for (mutation_i = 0; mutation_i < 2; mutation_i++) { ${take} }`,
    }),
    by("swap", { take: ({ give }) => give, give: ({ take }) => take }),
    ...(fn.returns
      ? [by("return early", { take: ({ take }) => `${take} if (${chance}) ${back[fn.returns!]}` })]
      : []),
    by("release on one branch only", { give: ({ give }) => `if (${chance}) { ${give} }` }),
    by("acquire on one branch only", { take: ({ take }) => `if (${chance}) { ${take} }` }),
    ...(isGuarded ? [by("negate the guard", { guard: (text) => `!(${text})` })] : []),
    ...exits(gives).flatMap((index) => atExit(index, index === last && gives === 1, by)),
  ];
}

/** The first exits and the last one: enough to see each kind. */
function exits(gives: number): readonly number[] {
  return [...new Set([0, 1, 2, gives - 1])].filter((index) => index < gives);
}

type Make = (name: string, writers: Writers) => Operator;

function atExit(index: number, isOnly: boolean, by: Make): readonly Operator[] {
  const at = isOnly ? "" : ` at exit ${index}`;
  const twice: Operator = {
    ...by(`release twice${at}`, { give: ({ give }, own) => (own === index ? `${give} ${give}` : give) }),
    expected: "decided",
    probe: null,
  };
  const drop = by(`drop a release${at}`, { give: ({ give }, own) => (own === index ? "" : give) });
  const behind = { ...drop, expected: "as its probe" as const, probe: twice };
  return isOnly ? [twice] : [twice, behind];
}

const chance = "mutation_any";
const back = { nothing: "return;", zero: "return 0;" } as const;

/** Declared wherever a mutant stands: a condition that can come out either way each time. */
export const outsideOfAll = "\nextern volatile int mutation_any;\n";

interface Writers {
  readonly take?: (spelling: Spelling) => string;
  readonly give?: (spelling: Spelling, index: number) => string;
  readonly guard?: (text: string) => string;
}

function slots(writers: Writers): Operator["write"] {
  return (piece, spelling) => {
    switch (piece.kind) {
      case "text":
        return piece.text;
      case "take":
        return writers.take ? writers.take(spelling) : spelling.take;
      case "give":
        return writers.give ? writers.give(spelling, piece.index) : spelling.give;
      case "guard":
        return writers.guard ? writers.guard(piece.text) : piece.text;
    }
  };
}
