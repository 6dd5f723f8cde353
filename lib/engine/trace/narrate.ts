/**
 * Log entries as sentences: subject, verb, object, effect (the project's wording guide, section 4).
 *
 * Functions of the OS model are not walked through: what they do is told at the call.
 */
import type { FunctionIr, LocalId, Place, Program, Stmt } from "../ir";
import type { LoadedPlace, LogEntry } from "../replay";
import type { RuleWording } from "../rules";
import type { Automaton } from "../slic";
import type { CType, TypeId } from "../types";
import { positionOf } from "./entry-position";
import { type NamingContext, placeText, targetText } from "./place-text";
import { macroAt, placeOf, quote, type SourceTables, spelledText, statementMacroAt } from "./source-text";
import type { StepKind, StepValue, TraceStep } from "./trace-step";
import { hex, namedValue, valueText } from "./value-text";

export interface NarrationInput {
  readonly program: Program;
  readonly typeOf: (id: TypeId) => CType;
  readonly tables: SourceTables;
  readonly automaton: Automaton;
  readonly wording: RuleWording;
  readonly entry: {
    readonly role: string;
    /** `Storport`, `The I/O manager`, `The system`; null when the caller is assumed. */
    readonly caller: string | null;
    /** IRQL at entry; null when not stated. */
    readonly irql: number | null;
  };
}

type Entry<Kind extends LogEntry["kind"]> = Extract<LogEntry, { kind: Kind }>;

/** A sentence with what it shows; the narrator adds place, function, depth and rule states. */
interface Telling {
  readonly kind: StepKind;
  readonly text: string;
  readonly values?: readonly StepValue[];
  readonly taken?: boolean;
}

export class Narrator {
  /** What temporaries stand for, by activation and local. */
  private readonly temporaries = new Map<string, string>();
  /** Names that the path has given to large values: a status keeps its name on its way up the callers. */
  private readonly constants = new Map<bigint, string>();
  private stateBefore: string;

  constructor(private readonly input: NarrationInput) {
    this.stateBefore = input.automaton.describe(input.automaton.initial);
  }

  /** The step of one entry, or null when it is told by another. Entries must come in order. */
  tell(entry: LogEntry, next: LogEntry | undefined, isDecisive: boolean): TraceStep | null {
    const fn = this.input.program.functions[entry.at.fn]!;
    const before = this.stateBefore;
    this.stateBefore = this.input.automaton.describe(stateAfter(entry, next));
    if (fn.isModel) return null;
    const telling = this.sentence(entry, next, fn, before);
    if (!telling) return null;
    const at = positionOf(fn, entry);
    const place = placeOf(this.input.tables, fn, at);
    if (!place) return null;
    const macro = macroAt(this.input.tables, fn, at);
    return {
      ...place,
      function: fn.name,
      depth: entry.depth,
      kind: telling.kind,
      text: telling.text,
      ruleState: this.stateBefore,
      ruleStateBefore: before,
      values: telling.values ?? [],
      ...(telling.taken === undefined ? {} : { taken: telling.taken }),
      ...(macro ? { macro } : {}),
      isDecisive,
    };
  }

  private sentence(
    entry: LogEntry,
    next: LogEntry | undefined,
    fn: FunctionIr,
    before: string,
  ): Telling | null {
    switch (entry.kind) {
      case "enter":
        return entry.depth === 0 ? this.tellEntry(entry, next, fn) : null;
      case "call":
        return this.tellCall(entry, fn);
      case "event":
        return this.tellEvent(entry, fn, before);
      case "branch":
        return this.tellBranch(entry, fn);
      case "switch":
        return this.tellSwitch(entry, fn);
      case "assign":
        return this.tellAssignment(entry, fn);
      case "answer":
        return this.tellAnswer(entry, fn);
      case "return":
        return this.tellReturn(entry, fn);
      case "raise":
        return { kind: "branch", text: this.raiseText(entry, fn) };
      case "goto":
        return this.tellJump(entry, fn);
      case "fill":
      case "copy":
        return this.tellTransfer(entry, fn);
      case "assume":
        return this.tellAssumption(entry, fn);
    }
  }

  private tellAssumption(entry: Entry<"assume">, fn: FunctionIr): Telling {
    const stmt = this.stmtAt(entry, fn);
    const said = stmt?.kind === "assume" ? stmt.words : undefined;
    const text = said ?? quote(this.input.tables, fn, positionOf(fn, entry));
    return { kind: "branch", text: `${said ? "Your assumption" : "Assumed"}: ${text}`, taken: true };
  }

  private tellEntry(entry: Entry<"enter">, next: LogEntry | undefined, fn: FunctionIr): Telling {
    const { wording, automaton } = this.input;
    const { role, caller, irql } = this.input.entry;
    const after = stateAfter(entry, next);
    const changes = after !== entry.state;
    const state = automaton.describe(after);
    const effect = `${wording.subject} ${state}${irql === null ? "" : `, IRQL ${irql}`}`;
    const special = changes ? wording.entries[role] : undefined;
    if (special) return { kind: "enter", text: `${special} ${fn.name} — ${effect}` };
    if (!caller) return { kind: "enter", text: `${fn.name} is called, as assumed — ${effect}` };
    return { kind: "enter", text: `${caller} calls ${fn.name} (${role}) — ${effect}` };
  }

  private tellCall(entry: Entry<"call">, fn: FunctionIr): Telling | null {
    const name = this.calleeName(entry, fn);
    if (this.input.automaton.onCall(name) || isInternal(name)) return null;
    const pointer = this.pointerOf(entry, fn);
    if (pointer === null) return { kind: "call", text: `${fn.name} calls ${name}` };
    const values = [{ name: pointer, value: name }];
    return { kind: "call", text: `${fn.name} calls ${name} through ${pointer}`, values };
  }

  private tellEvent(entry: Entry<"event">, fn: FunctionIr, before: string): Telling | null {
    const { automaton, wording } = this.input;
    if (entry.violation !== null) return { kind: "violation", text: entry.violation };
    const handler = automaton.handlers[entry.handler]!;
    const after = automaton.describe(entry.state);
    if (handler.sourceKind === "role" || entry.before === entry.state) return null;
    const verb = wording.verbs[handler.source] ?? `calls ${handler.source}`;
    return { kind: "event", text: `${fn.name} ${verb} — ${before} → ${after}` };
  }

  private tellBranch(entry: Entry<"branch">, fn: FunctionIr): Telling {
    const condition = quote(this.input.tables, fn, positionOf(fn, entry));
    const values = this.valuesOf(entry.loads, fn, entry.activation);
    const inside = this.inside(entry, fn);
    const text = entry.taken
      ? `Branch taken${inside}: ${withConstant(condition, entry, values)}`
      : `Branch not taken${inside}: ${refutation(condition, entry, values)}`;
    return { kind: "branch", text, values, taken: entry.taken };
  }

  private tellSwitch(entry: Entry<"switch">, fn: FunctionIr): Telling {
    const subject = quote(this.input.tables, fn, positionOf(fn, entry));
    const chosen = entry.chosen < 0 ? "no case fits, default" : `case ${this.labelOf(entry, fn)}`;
    const values = this.valuesOf(entry.loads, fn, entry.activation);
    return { kind: "branch", text: `switch (${subject}): ${chosen}`, values, taken: true };
  }

  /** `SRB_FUNCTION_FLUSH (0x08)` as the label is written; its value alone where the writing is no name. */
  private labelOf(entry: Entry<"switch">, fn: FunctionIr): string {
    const { terminator } = fn.blocks[entry.at.block]!;
    const label = terminator.kind === "switch" ? terminator.cases[entry.chosen]?.label : undefined;
    const written = label ? quote(this.input.tables, fn, label) : "";
    return /^[A-Za-z_]\w*$/.test(written) ? namedValue(written, entry.subject) : hex(entry.subject);
  }

  /** Records, as written; the copies that calls by value make are told by the call. */
  private tellTransfer(entry: Entry<"fill" | "copy">, fn: FunctionIr): Telling | null {
    const stmt = this.stmtAt(entry, fn);
    if (!stmt || stmt.first < 0 || (stmt.kind === "assign" && isTemporary(stmt.place, fn))) return null;
    const written = quote(this.input.tables, fn, stmt);
    const isWhole = stmt.kind === "assign" ? written.includes("=") : !written.startsWith("{");
    const name = isWhole ? null : this.targetOf(stmt, fn, entry.activation);
    return { kind: "assign", text: name === null ? written : `${name} = ${written}` };
  }

  /** What a record is written to; its initialiser alone does not say it. */
  private targetOf(stmt: Stmt, fn: FunctionIr, activation: number): string | null {
    if (stmt.kind === "assign") return this.nameOf(stmt.place, fn, activation);
    const address = stmt.kind === "fill" ? stmt.address : stmt.kind === "copy" ? stmt.to : null;
    return address && targetText(address, this.naming(fn, activation));
  }

  private tellAssignment(entry: Entry<"assign">, fn: FunctionIr): Telling | null {
    const stmt = this.stmtAt(entry, fn);
    if (isTemporary(entry.place, fn)) {
      const source = stmt?.kind === "assign" && stmt.value.kind === "load" ? stmt.value.place : null;
      this.nameTemporary(
        entry.place,
        entry.activation,
        source ? this.nameOf(source, fn, entry.activation) : null,
      );
      return null;
    }
    const name = this.nameOf(entry.place, fn, entry.activation);
    if (name === null) {
      return { kind: "assign", text: quote(this.input.tables, fn, positionOf(fn, entry)) };
    }
    const was =
      entry.old !== null && entry.old !== entry.value ? this.show(entry.place.type, entry.old) : undefined;
    const shown = this.show(entry.place.type, entry.value, this.constantIn(entry, fn));
    const value = { name, value: shown, ...(was === undefined ? {} : { was }) };
    return {
      kind: "assign",
      text: `${name} = ${value.value}${was === undefined ? "" : ` (was ${was})`}`,
      values: [value],
    };
  }

  /** `STATUS_CANCELLED` of `status = STATUS_CANCELLED;`: named constants are read more easily than their values. */
  private constantIn(entry: LogEntry, fn: FunctionIr): string | null {
    const written = /(?:[^=!<>]=|^return\b|^)\s*\(?([A-Z_][A-Z0-9_]+)\)?\s*;?$/.exec(
      spelledText(this.input.tables, fn, positionOf(fn, entry)),
    );
    return written && !isPlainWord(written[1]!) ? written[1]! : null;
  }

  /** By the name given here, or given on the path before to a value too large to be met by chance. */
  private show(type: TypeId, value: bigint, constant: string | null = null): string {
    if (constant !== null && value > 0xffffn) this.constants.set(value, constant);
    const name = constant ?? this.constants.get(value);
    const isNumber = this.input.typeOf(type).kind === "integer";
    return name !== undefined && (constant !== null || isNumber)
      ? namedValue(name, value)
      : valueText(this.input.typeOf, type, value);
  }

  /** ` inside AURORA_BAIL`: where the text shows no branch and no return, the macro that hides it is named. */
  private inside(entry: LogEntry, fn: FunctionIr): string {
    const macro = statementMacroAt(this.input.tables, fn, positionOf(fn, entry));
    return macro === null ? "" : ` inside ${macro}`;
  }

  private tellAnswer(entry: Entry<"answer">, fn: FunctionIr): Telling | null {
    const name = this.calleeName(entry, fn);
    const stmt = this.stmtAt(entry, fn);
    if (stmt?.kind === "call" && stmt.result) this.nameTemporary(stmt.result, entry.activation, `${name}()`);
    if (entry.raises) return { kind: "model", text: `${name} raises an exception` };
    if (entry.result === null || this.input.automaton.onCall(name) || isInternal(name)) return null;
    const type = stmt?.kind === "call" ? stmt.result?.type : undefined;
    if (type === undefined) return null;
    const value = valueText(this.input.typeOf, type, entry.result);
    return {
      kind: "model",
      text: `${name} returns ${value} — any value is possible`,
      values: [{ name: `${name}()`, value }],
    };
  }

  private tellReturn(entry: Entry<"return">, fn: FunctionIr): Telling | null {
    if (entry.depth === 0) return null;
    const type = this.input.typeOf(fn.type);
    const value =
      entry.value !== null && type.kind === "function"
        ? ` ${this.show(type.returns, entry.value, this.constantIn(entry, fn))}`
        : "";
    const state = this.input.automaton.describe(entry.state);
    const told = `${fn.name} returns${value}${this.inside(entry, fn)}`;
    return { kind: "return", text: `${told} — ${this.input.wording.subject} ${state}` };
  }

  private raiseText(entry: Entry<"raise">, fn: FunctionIr): string {
    return entry.target === null
      ? `The exception leaves ${fn.name}`
      : `The exception continues in ${fn.name}: the nearest handler runs next`;
  }

  /** `goto` and `__leave` as written; jumps that lowering made are told by nothing. */
  private tellJump(entry: Entry<"goto">, fn: FunctionIr): Telling | null {
    const text = quote(this.input.tables, fn, positionOf(fn, entry));
    if (/^goto\b/.test(text)) return { kind: "branch", text: text.replace(/;$/, "") };
    if (/^(__leave|leave|_SEH2_LEAVE)\b/.test(text))
      return { kind: "branch", text: "__leave — the guarded block ends here" };
    return null;
  }

  private valuesOf(loads: readonly LoadedPlace[], fn: FunctionIr, activation: number): readonly StepValue[] {
    const values = new Map<string, StepValue>();
    for (const load of loads) {
      const name = this.nameOf(load.place, fn, activation);
      const isObject = this.input.typeOf(load.place.type).kind === "pointer" && load.value !== 0n;
      if (name === null || (isObject && loads.length > 1)) continue;
      values.set(name, { name, value: this.show(load.place.type, load.value) });
    }
    return [...values.values()];
  }

  private nameOf(place: Place, fn: FunctionIr, activation: number): string | null {
    return placeText(place, this.naming(fn, activation));
  }

  private naming(fn: FunctionIr, activation: number): NamingContext {
    const temporary = (local: LocalId) => this.temporaries.get(`${activation}:${local}`) ?? null;
    return { program: this.input.program, typeOf: this.input.typeOf, fn, temporary };
  }

  /** What an indirect call goes through, `ops->Park`; null for a direct one. */
  private pointerOf(entry: Entry<"call">, fn: FunctionIr): string | null {
    const stmt = this.stmtAt(entry, fn);
    if (stmt?.kind !== "call" || stmt.callee.kind !== "indirect") return null;
    return targetText(stmt.callee.target, this.naming(fn, entry.activation));
  }

  private nameTemporary(place: Place, activation: number, name: string | null): void {
    if (place.kind !== "variable" || place.variable.kind !== "local" || name === null) return;
    this.temporaries.set(`${activation}:${place.variable.local}`, name);
  }

  private calleeName(entry: Entry<"call" | "answer">, fn: FunctionIr): string {
    if (entry.symbol !== null) return this.input.program.symbols[entry.symbol]!.name;
    return quote(this.input.tables, fn, positionOf(fn, entry)).replace(/\(.*$/, "");
  }

  private stmtAt(entry: LogEntry, fn: FunctionIr) {
    return fn.blocks[entry.at.block]!.stmts[entry.at.stmt];
  }
}

/** Of the entry alone; being called in a role may change the state at once, and that belongs to the call. */
function stateAfter(entry: LogEntry, next: LogEntry | undefined): LogEntry["state"] {
  const isRoleEntry = entry.kind === "enter" && entry.depth === 0 && next?.kind === "event";
  return isRoleEntry && next.before !== next.state ? next.state : entry.state;
}

/** Names of the OS model that no driver writes. */
function isInternal(name: string): boolean {
  return name.startsWith("__portcullis_");
}

function isTemporary(place: Place, fn: FunctionIr): boolean {
  return (
    place.kind === "variable" &&
    place.variable.kind === "local" &&
    fn.locals[place.variable.local]!.isTemporary
  );
}

/** Names whose value says nothing more. */
function isPlainWord(name: string): boolean {
  return /^(TRUE|FALSE|NULL)$/.test(name);
}

/** `x == NAME` with the constant's value, since its name alone says little. */
function withConstant(condition: string, entry: Entry<"branch">, values: readonly StepValue[]): string {
  const named = /==\s*([A-Z_][A-Z0-9_]*)$/.exec(condition);
  const load = entry.loads.at(-1);
  if (named && load && !isPlainWord(named[1]!)) return `${condition} (${hex(load.value)})`;
  return condition === values[0]?.name ? `${condition} is ${values[0].value}` : condition;
}

/** What holds where a condition does not: `x is 0` for `x` and for `x != 0`, else the values that refute it. */
function refutation(condition: string, entry: Entry<"branch">, values: readonly StepValue[]): string {
  const [only, second] = values;
  if (only && condition === only.name) return `${condition} is ${only.value}`;
  const compared = /^(.*\S)\s*!=\s*(\w+)$/.exec(condition);
  if (only && !second && compared?.[1] === only.name) {
    const isConstant = /^[A-Z_][A-Z0-9_]*$/.test(compared[2]!) && !isPlainWord(compared[2]!);
    const load = entry.loads.at(-1);
    return `${only.name} is ${isConstant && load ? namedValue(compared[2]!, load.value) : only.value}`;
  }
  const shown = values.slice(0, 2).map(({ name, value }) => `${name} = ${value}`);
  return [`${condition} is false`, ...shown].join(", ");
}
