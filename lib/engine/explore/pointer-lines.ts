/**
 * What a body does with pointers, read once per body for `plain-pointers.ts`: which variables it copies into which, what
 * it reads and writes through them, and what it hands to calls. What a called symbol is, whether a global is an array,
 * and what records consist of is left to the reader: it may differ from run to run.
 */
import {
  type Body,
  type Expr,
  type FunctionIr,
  type LocalId,
  type Place,
  perBody,
  type Stmt,
  type Variable,
} from "../ir";
import type { TypeId } from "../types";
import { exprsOfStmt, exprsOfTerminator, forEachExpr } from "./ir-walk";
import type { TypeFacts } from "./type-facts";

/** Where an address starts from, looking through casts and sums. */
export type Origin =
  /** A pointer to a record, `offset` bytes into it; `isIndexed`: moved by something not constant. */
  | { readonly kind: "record"; readonly record: TypeId; readonly offset: number; readonly isIndexed: boolean }
  /** Variables whose values were added up; `isKnown`: it is the address of a variable, or a constant. */
  | {
      readonly kind: "variables";
      readonly variables: readonly Variable[];
      readonly isKnown: boolean;
      /** Variables of which it is (a part of) the address: locals that are arrays of scalars, and any globals. */
      readonly addressed: readonly Variable[];
    };

export interface PointerValue {
  readonly origin: Origin;
  /** Bytes of the pointee; 0 when not known, and for what is no pointer. */
  readonly size: number;
  readonly isPointer: boolean;
  readonly isRecordPointer: boolean;
  /** As wide as a pointer. */
  readonly isWide: boolean;
}

export interface VariableRecord {
  readonly variable: Variable;
  readonly record: TypeId;
}

export interface PointerLines {
  /** Variables that point to a record, by their type or as a cast says. */
  readonly records: readonly VariableRecord[];
  /** Variables that a record is laid into: locals that are arrays of scalars, and any globals. */
  readonly laid: readonly VariableRecord[];
  /** Addresses that scalars are read or written at. */
  readonly accesses: readonly PointerValue[];
  /** Variables accessed directly as scalars: locals that are arrays of scalars, and any globals. */
  readonly elements: readonly Variable[];
  /** Addresses that bytes are read from in one go. */
  readonly sources: readonly PointerValue[];
  /** Addresses that bytes are written to in one go. */
  readonly targets: readonly PointerValue[];
  /** `into` null: memory. */
  readonly assigned: readonly { readonly value: PointerValue; readonly into: Variable | null }[];
  readonly returned: readonly PointerValue[];
  readonly calls: readonly PointerCall[];
}

export interface PointerCall {
  readonly call: Extract<Stmt, { kind: "call" }>;
  readonly args: readonly PointerValue[];
  /** Where the result goes; null: memory. Absent without a result. */
  readonly result?: Variable | null;
}

export const pointerLinesOf = perBody(
  (body: Body, types: TypeFacts): PointerLines => new LineReader(types, body).read(),
);

class LineReader implements PointerLines {
  readonly records: VariableRecord[] = [];
  readonly laid: VariableRecord[] = [];
  readonly accesses: PointerValue[] = [];
  readonly elements: Variable[] = [];
  readonly sources: PointerValue[] = [];
  readonly targets: PointerValue[] = [];
  readonly assigned: PointerLines["assigned"][number][] = [];
  readonly returned: PointerValue[] = [];
  readonly calls: PointerCall[] = [];
  private readonly seen = new Set<string>();

  constructor(
    private readonly types: TypeFacts,
    private readonly body: Body,
  ) {}

  read(): PointerLines {
    this.body.locals.forEach((local, index) => {
      const record = recordBehind(this.types, local.type);
      if (record !== null)
        this.records.push({ variable: { kind: "local", local: index as LocalId }, record });
    });
    for (const { stmts, terminator } of this.body.blocks) {
      for (const stmt of stmts) {
        for (const expr of exprsOfStmt(stmt)) forEachExpr(expr, (node) => this.readExpr(node));
        this.readStmt(stmt);
      }
      for (const expr of exprsOfTerminator(terminator)) forEachExpr(expr, (node) => this.readExpr(node));
      if (terminator.kind === "return" && terminator.value) this.returned.push(this.value(terminator.value));
    }
    const { records, laid, accesses, elements, sources, targets, assigned, returned, calls } = this;
    return { records, laid, accesses, elements, sources, targets, assigned, returned, calls };
  }

  private readStmt(stmt: Stmt): void {
    if (stmt.kind === "assign") {
      this.access(stmt.place);
      const value = this.value(stmt.value);
      if (value.isWide) this.assigned.push({ value, into: variableOf(stmt.place) });
    } else if (stmt.kind === "copy") {
      this.sources.push(this.value(stmt.from));
      this.targets.push(this.value(stmt.to));
    } else if (stmt.kind === "fill") this.targets.push(this.value(stmt.address));
    else if (stmt.kind === "call") {
      if (stmt.result) this.access(stmt.result);
      const args = stmt.args.map((arg) => this.value(arg));
      this.calls.push({ call: stmt, args, ...(stmt.result ? { result: variableOf(stmt.result) } : {}) });
    }
  }

  private readExpr(node: Expr): void {
    if (node.kind === "load") this.access(node.place);
    if (node.kind !== "convert") return;
    const record = recordBehind(this.types, node.type);
    const origin = record === null ? null : originOf(this.types, this.body, node.operand);
    if (origin?.kind !== "variables") return;
    for (const variable of origin.variables) this.noteRecord(this.records, variable, record!);
    for (const variable of origin.addressed) this.noteRecord(this.laid, variable, record!);
  }

  private noteRecord(into: VariableRecord[], variable: Variable, record: TypeId): void {
    const key = `${into === this.laid ? "laid " : ""}${keyOf(variable)} ${record}`;
    if (this.isNew(key)) into.push({ variable, record });
  }

  /** A scalar that is accessed as a plain object. */
  private access(place: Place): void {
    if (place.member !== null || this.types.recordsIn(place.type).size > 0) return;
    if (place.kind === "memory") this.accesses.push(this.value(place.address));
    else if (isArrayOfScalars(this.types, this.body, place.variable) && this.isNew(keyOf(place.variable)))
      this.elements.push(place.variable);
  }

  private isNew(key: string): boolean {
    if (this.seen.has(key)) return false;
    this.seen.add(key);
    return true;
  }

  private value(value: Expr): PointerValue {
    const type = this.types.typeOf(value.type);
    return {
      origin: originOf(this.types, this.body, value),
      size: type.kind === "pointer" ? this.types.size(type.to) : 0,
      isPointer: type.kind === "pointer",
      isRecordPointer: recordBehind(this.types, value.type) !== null,
      isWide: this.types.width(value.type) === 64,
    };
  }
}

function variableOf(place: Place): Variable | null {
  return place.kind === "variable" ? place.variable : null;
}

function keyOf(variable: Variable): string {
  return variable.kind === "local" ? `l${variable.local}` : `g${variable.symbol}`;
}

/** Operators whose result can lie in the object that an operand points to. */
const KEEPS_ADDRESS: ReadonlySet<string> = new Set(["add", "sub", "and", "or", "xor"]);

export function originOf(types: TypeFacts, body: Pick<FunctionIr, "locals">, address: Expr): Origin {
  const variables: Variable[] = [];
  const addressed: Variable[] = [];
  let isKnown = false;
  const pending: { node: Expr; offset: number; isIndexed: boolean }[] = [
    { node: address, offset: 0, isIndexed: false },
  ];
  for (let at = pending.pop(); at; at = pending.pop()) {
    const { node } = at;
    const record = recordBehind(types, node.type);
    if (record !== null) return { kind: "record", record, offset: at.offset, isIndexed: at.isIndexed };
    if (node.kind === "address" && node.place.kind === "variable") {
      if (isArrayOfScalars(types, body, node.place.variable)) addressed.push(node.place.variable);
    }
    if (node.kind === "constant" || node.kind === "string" || node.kind === "address") isKnown = true;
    else if (node.kind === "convert") {
      const isCast = recordBehind(types, node.operand.type) !== null;
      if (isCast) pending.push({ node: node.operand, offset: 0, isIndexed: at.isIndexed });
      else if (types.width(node.operand.type) === 64) pending.push({ ...at, node: node.operand });
    } else if (node.kind === "load" && node.place.kind === "variable") variables.push(node.place.variable);
    else if (node.kind === "binary" && KEEPS_ADDRESS.has(node.op)) {
      const by = node.op === "add" && node.right.kind === "constant" ? node.right.value : null;
      if (by === null)
        for (const part of addends(types, node)) pending.push({ ...at, node: part, isIndexed: true });
      else pending.push({ ...at, node: node.left, offset: at.offset + Number(BigInt.asIntN(64, by)) });
    }
  }
  return { kind: "variables", variables, isKnown: isKnown && variables.length === 0, addressed };
}

/** Memory that a record can be laid into; any global may be. */
function isArrayOfScalars(
  types: TypeFacts,
  { locals }: Pick<FunctionIr, "locals">,
  variable: Variable,
): boolean {
  return variable.kind === "global" || isArrayType(types, locals[variable.local]!.type);
}

export function isArrayType(types: TypeFacts, type: TypeId): boolean {
  return types.typeOf(type).kind === "array" && types.recordsIn(type).size === 0;
}

/** The parts of a sum that can be addresses: the pointer, if one is. */
function addends(types: TypeFacts, { left, right }: Extract<Expr, { kind: "binary" }>): readonly Expr[] {
  if (types.isPointer(left.type)) return [left];
  return types.isPointer(right.type) ? [right] : [right, left];
}

/** The record a pointer type leads to, arrays of it included. */
export function recordBehind(types: TypeFacts, pointer: TypeId): TypeId | null {
  const type = types.typeOf(pointer);
  if (type.kind !== "pointer") return null;
  let at = type.to;
  for (let inner = types.typeOf(at); ; inner = types.typeOf(at)) {
    if (inner.kind === "record") return at;
    if (inner.kind !== "array") return null;
    at = inner.of;
  }
}
