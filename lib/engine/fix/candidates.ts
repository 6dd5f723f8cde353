/**
 * Edits that may mend a finding, from the path it was found on and the rule's recipes. Candidates are guesses: each is
 * applied to a scratch copy and verified before anyone sees it, so a wrong one costs time and never a person.
 *
 *     held at exit:       jump to the label that releases, where the path jumped past it; release before the return, innermost function first; before the jump that skips the release;
 *                         on the branch that skips it; behind a local that remembers the acquire
 *     acquired twice:     release before the jump to the next iteration, or before the second acquire; drop the second
 *     not held:           drop the release, or make it depend on a local that remembers the acquire
 */
import type { FixRecipes } from "../rules";
import { placeOf, spanOf } from "../trace";
import { type FunctionText, functionText, type WrittenSources } from "./function-text";
import { addElse, insertAfter, insertAtEnd, insertBefore, removeStatement } from "./insertions";
import { expandedUse } from "./macro-body";
import { type FoundPath, type Frame, type PathFacts, type PathPoint, pathFacts } from "./path-facts";
import { rememberingEdits } from "./remember";
import type { TextEdit } from "./text-edit";
import { callStatements, callsOf, undoCalls, undoingNames } from "./undo-call";
import { allStatements, statementAt, type WrittenStatement } from "./written-statements";

export interface FixCandidate {
  /** `Release before the return in AuroraPark, aurora.c:45`. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

export interface FixInput {
  readonly path: FoundPath;
  readonly sources: WrittenSources;
  readonly recipes: FixRecipes;
  readonly kind: string;
}

export function fixCandidates(input: FixInput): readonly FixCandidate[] {
  const facts = pathFacts(input.path);
  const means = input.recipes.kinds[input.kind];
  if (!facts || !means) return [];
  const maker = new CandidateMaker(input, facts);
  const made = means.flatMap((each) => [...maker[each]()]);
  return distinct(made.filter(({ edits }) => edits.length > 0));
}

/** The label before `name`'s, with nothing but undoing statements between the two; null without one. */
function labelBefore(text: FunctionText, name: string, undoing: readonly WrittenStatement[]): string | null {
  const statements = allStatements(text.body);
  const target = statements.find(({ kind, word }) => kind === "label" && word === name);
  const family = (target?.parent ?? text.body).children;
  const before = family.slice(0, target ? family.indexOf(target) : 0);
  const at = before.findLastIndex(({ kind }) => kind === "label");
  const between = before.slice(at + 1);
  const isUndo = between.length > 0 && between.every((each) => undoing.includes(each));
  return at >= 0 && isUndo ? before[at]!.word : null;
}

function distinct(candidates: readonly FixCandidate[]): readonly FixCandidate[] {
  return [...new Map(candidates.map((each) => [JSON.stringify(each.edits), each])).values()];
}

class CandidateMaker {
  private readonly texts = new Map<number, FunctionText | null>();

  constructor(
    private readonly input: FixInput,
    private readonly facts: PathFacts,
  ) {}

  *undoBeforeExit(): Generator<FixCandidate> {
    // A helper that only acquires is meant to return so; its callers owe the release.
    const { frames } = this.facts;
    const owing = frames.filter((frame) => frame.call === null || this.undoesItself(frame));
    for (const frame of [...owing, ...frames.filter((each) => !owing.includes(each))]) {
      if (!frame.exit) continue;
      for (const call of this.undo(frame)) {
        yield this.candidate(
          `before the exit of ${frame.fn.name}`,
          frame.exit,
          this.before(frame.exit, call),
        );
      }
    }
  }

  *undoBeforeJump(): Generator<FixCandidate> {
    for (const jump of this.facts.jumps) {
      for (const call of this.undo(this.frameOf(jump))) {
        yield this.candidate("before the jump", jump, this.before(jump, call));
      }
    }
  }

  /** To the label a little earlier, from which nothing but the release comes before the one the path jumped to. */
  *jumpToUndo(): Generator<FixCandidate> {
    for (const jump of this.facts.jumps) {
      const text = this.textOf(jump);
      const target = this.statementOf(jump);
      if (!text || target?.kind !== "simple" || target.word !== "goto") continue;
      const written = /^(goto\s+)(\w+)/.exec(text.text.slice(target.start, target.end));
      if (!written) continue;
      const { path, sources, recipes } = this.input;
      const undoing = callStatements(
        sources,
        path.program,
        jump.fn,
        text,
        undoingNames(path.program, recipes),
      );
      const label = labelBefore(text, written[2]!, undoing);
      if (label === null) continue;
      const start = target.start + written[1]!.length;
      const edits = [{ path: text.path, start, end: start + written[2]!.length, text: label }];
      yield {
        title: `Jump to ${label}, which ${recipes.verb.toLowerCase()}s, ${this.placeText(jump)}`,
        edits,
      };
    }
  }

  /** On the branch that went past the release. */
  *undoOnBranch(): Generator<FixCandidate> {
    for (const branch of this.facts.branches) {
      const frame = this.frameOf(branch);
      const text = this.textOf(branch);
      const target = text && this.statementOf(branch);
      if (!text || target?.kind !== "control") continue;
      for (const call of this.undo(frame)) {
        const edits = this.onBranch(text, target, branch.taken, call);
        if (edits) yield this.candidate("on the branch that skips it", branch, edits);
      }
    }
  }

  *undoBeforeEvent(): Generator<FixCandidate> {
    const { violation } = this.facts;
    const call = this.callTowards(violation);
    for (const point of call ? [violation, call] : [violation]) {
      for (const undo of this.undo(this.frameOf(point))) {
        yield this.candidate("before the second acquire", point, this.before(point, undo));
      }
    }
  }

  /** Around the call of a helper that does it itself. */
  *undoAroundCall(): Generator<FixCandidate> {
    const call = this.callTowards(this.facts.violation);
    const { cause } = this.facts;
    const text = call && this.textOf(call);
    const target = call && this.statementOf(call);
    if (!call || !cause || !text || !target || call.fn.id !== cause.fn.id) return;
    const again = this.statementOf(cause);
    if (again?.kind !== "simple") return;
    const redo = text.text.slice(again.start, again.end);
    for (const undo of this.undo(this.frameOf(call))) {
      const edits = [...insertBefore(text, target, [undo]), ...insertAfter(text, target, [redo])];
      yield this.candidate(
        `around the call, since ${this.facts.violation.fn.name} takes it itself`,
        call,
        edits,
      );
    }
  }

  *dropEvent(): Generator<FixCandidate> {
    const { violation, cause } = this.facts;
    const text = this.textOf(violation);
    const target = this.statementOf(violation);
    // A call that comes round again in a loop is its own cause; without it nothing would be left of the lock.
    if (cause && cause.fn === violation.fn && cause.at.first === violation.at.first) return;
    if (!text || target?.kind !== "simple") return;
    const dropped = removeStatement(text, target);
    yield this.removal("Remove", violation, dropped);
    for (const paired of this.pairedWith(text, target, violation)) {
      yield this.removal("Remove, with its counterpart,", violation, [
        ...dropped,
        ...removeStatement(text, paired),
      ]);
    }
  }

  *remember(): Generator<FixCandidate> {
    const { recipes, sources, path } = this.input;
    const { violation, violatingCall, frames } = this.facts;
    const point = violatingCall ? violation : (frames.find(({ exit }) => exit)?.exit ?? violation);
    const text = this.textOf(point);
    if (!text) return;
    const undo = violatingCall ? null : (this.undo(this.frameOf(point))[0] ?? null);
    const edits = rememberingEdits({
      text,
      recipes,
      does: callStatements(sources, path.program, point.fn, text, new Set([recipes.does])),
      undoes: callStatements(sources, path.program, point.fn, text, new Set([recipes.undo])),
      exit: undo === null ? null : { undo, at: this.statementOf(point) },
      guarded: violatingCall ? this.statementOf(point) : null,
    });
    const title = `Remember in ${recipes.flag} whether it was acquired`;
    yield { title: `${title}, ${point.fn.name}`, edits: edits ?? [] };
  }

  // Parts -------------------------------------------------------------------------------------------

  private candidate(where: string, point: PathPoint, edits: readonly TextEdit[]): FixCandidate {
    return { title: `${this.input.recipes.verb} ${where}, ${this.placeText(point)}`, edits };
  }

  private removal(verb: string, point: PathPoint, edits: readonly TextEdit[]): FixCandidate {
    return { title: `${verb} the call at ${this.placeText(point)}`, edits };
  }

  private placeText({ fn, at }: PathPoint): string {
    const place = placeOf(this.input.sources.tables, fn, at);
    return place ? `${place.file}:${place.line}` : fn.name;
  }

  private textOf({ fn }: Pick<PathPoint, "fn">): FunctionText | null {
    const known = this.texts.get(fn.id);
    if (known !== undefined) return known;
    const made = functionText(this.input.sources, fn);
    this.texts.set(fn.id, made);
    return made;
  }

  private statementOf(point: PathPoint): WrittenStatement | null {
    const span = spanOf(this.input.sources.tables, point.fn, point.at);
    const text = this.textOf(point);
    return span && text ? statementAt(text.body, span.start) : null;
  }

  private undoesItself(frame: Frame): boolean {
    const { path, recipes } = this.input;
    return callsOf(path.program, frame.fn, undoingNames(path.program, recipes)).length > 0;
  }

  private frameOf(point: PathPoint): Frame {
    const known = this.facts.frames.find(({ activation }) => activation === point.activation);
    return known ?? { fn: point.fn, activation: point.activation, call: null, exit: null };
  }

  private undo(frame: Frame): readonly string[] {
    const { sources, path, recipes } = this.input;
    const text = this.textOf(frame);
    return text
      ? undoCalls(sources, path.program, recipes, this.facts, path.role, frame, text).slice(0, 2)
      : [];
  }

  /** The call, in a function of the cause's frames, through which the path reached a point in a helper. */
  private callTowards(point: PathPoint): PathPoint | null {
    const { log, program } = this.input.path;
    if (this.facts.frames.some(({ activation }) => activation === point.activation)) return null;
    for (const entry of [...log].reverse()) {
      if (entry.kind !== "call" || !entry.hasBody) continue;
      const frame = this.facts.frames.find(({ activation }) => activation === entry.activation);
      const fn = program.functions[entry.at.fn]!;
      const stmt = fn.blocks[entry.at.block]!.stmts[entry.at.stmt];
      if (frame && stmt && stmt.first >= 0) return { fn, at: stmt, activation: entry.activation };
    }
    return null;
  }

  private before(point: PathPoint, code: string): readonly TextEdit[] {
    const text = this.textOf(point);
    if (!text) return [];
    const target = this.statementOf(point);
    if (!target) return insertAtEnd(text, [code]);
    return this.insideMacro(point, text, target, code) ?? insertBefore(text, target, [code]);
  }

  /** Where the exit hides among other things in a macro, the macro use is written out. Null when it does not. */
  private insideMacro(
    point: PathPoint,
    text: FunctionText,
    target: WrittenStatement,
    code: string,
  ): readonly TextEdit[] | null {
    const use = expandedUse(this.input.sources, point.fn, point.at, target, text);
    if (!use) return null;
    const exits = allStatements(use.fn.body).filter(({ word }) =>
      /^(return|goto|break|continue|__leave)$/.test(word),
    );
    const [first] = exits;
    if (!first || first.start === use.start) return null;
    const edits = exits.flatMap((exit) => insertBefore(use.fn, exit, [code]));
    const inside = applied(use.fn.text, edits);
    const shift = use.fn.text.length - use.end;
    const written = inside.slice(use.start, inside.length - shift);
    return [{ path: text.path, start: target.start, end: target.end, text: written }];
  }

  private onBranch(
    text: FunctionText,
    target: WrittenStatement,
    taken: boolean,
    call: string,
  ): readonly TextEdit[] | null {
    if (target.word !== "if") return null;
    const [first, second] = target.children;
    const arms = taken ? [first, second] : [second, first];
    const [arm] = arms;
    if (!arm) return addElse(text, target, [call]);
    if (arm.kind !== "block") return insertAfter(text, arm, [call]);
    const last = arm.children.at(-1);
    return last ? insertAfter(text, last, [call]) : null;
  }

  /** Later releases of the function that belong to a dropped acquire. */
  private pairedWith(
    text: FunctionText,
    target: WrittenStatement,
    { fn }: PathPoint,
  ): readonly WrittenStatement[] {
    const { sources, path, recipes } = this.input;
    const undoes = callStatements(sources, path.program, fn, text, new Set([recipes.undo]));
    return undoes.filter(({ start }) => start > target.end).slice(0, 2);
  }
}

function applied(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((left, right) => right.start - left.start)
    .reduce((made, edit) => made.slice(0, edit.start) + edit.text + made.slice(edit.end), text);
}
