/** The invariants of `ir.ts`, checked on a whole program: what is broken, as text, nothing when all is well. */
import type { BlockId, Expr, FunctionIr, Place, Program, Stmt, Terminator } from "@/lib/engine/ir";
import { bitsOf, printType, type TypeId, type TypeTable } from "@/lib/engine/types";

const HIGHEST = 400;

export function brokenInvariants(program: Program, types: TypeTable): string[] {
  const broken: string[] = [];
  for (const fn of program.functions) new FunctionCheck(fn, program, types, broken).run();
  program.symbols.forEach((symbol, id) => {
    if (symbol.id !== id) broken.push(`symbol ${id} has id ${symbol.id}`);
    const { definition } = symbol;
    if (definition !== null && program.functions[definition]?.symbol !== id)
      broken.push(`definition of ${symbol.name}`);
  });
  return broken;
}

class FunctionCheck {
  private where = "";

  constructor(
    private readonly fn: FunctionIr,
    private readonly program: Program,
    private readonly types: TypeTable,
    private readonly broken: string[],
  ) {}

  run(): void {
    const { fn } = this;
    this.require(this.program.functions[fn.id] === fn, "id");
    this.require(
      fn.locals.slice(0, fn.parameterCount).every((local) => local.isParameter),
      "parameters first",
    );
    fn.blocks.forEach((block, id) => {
      block.stmts.forEach((stmt, index) => {
        this.where = `${fn.name} b${id}.${index}`;
        this.stmt(stmt);
        this.position(stmt);
      });
      this.where = `${fn.name} b${id} end`;
      this.terminator(block.terminator);
      this.position(block.terminator);
    });
    this.everyBlockIsReached();
  }

  private require(holds: boolean, what: string): void {
    if (!holds) this.broken.push(`${this.where || this.fn.name}: ${what}`);
  }

  private position({ first, last }: { first: number; last: number }): void {
    const count = this.fn.places.origins.length;
    this.require(first === -1 || (first >= 0 && first <= last && last < count), `position ${first}..${last}`);
  }

  private everyBlockIsReached(): void {
    const reached = new Set<BlockId>([0 as BlockId]);
    for (const id of reached) {
      const { stmts, terminator } = this.fn.blocks[id]!;
      for (const stmt of stmts) if (stmt.kind === "call" && stmt.unwind !== null) reached.add(stmt.unwind);
      for (const target of targets(terminator)) reached.add(target);
    }
    this.where = this.fn.name;
    this.require(reached.size === this.fn.blocks.length, "a block that nothing reaches");
  }

  private stmt(stmt: Stmt): void {
    switch (stmt.kind) {
      case "assign":
        this.place(stmt.place);
        this.expr(stmt.value, 0);
        this.require(
          stmt.value.type === stmt.place.type,
          `assigns ${this.name(stmt.value.type)} to ${this.name(stmt.place.type)}`,
        );
        break;
      case "call":
        this.call(stmt);
        break;
      case "declare":
        this.require(stmt.local < this.fn.locals.length, "declared local");
        break;
      case "assume":
        this.expr(stmt.condition, 0);
        break;
      case "fill":
        for (const part of [stmt.address, stmt.value, stmt.length]) this.expr(part, 0);
        break;
      case "copy":
        for (const part of [stmt.to, stmt.from, stmt.length]) this.expr(part, 0);
        break;
    }
  }

  private call(stmt: Extract<Stmt, { kind: "call" }>): void {
    if (stmt.callee.kind === "indirect") this.expr(stmt.callee.target, 0);
    else this.require(stmt.callee.symbol < this.program.symbols.length, "callee");
    for (const argument of stmt.args) this.expr(argument, 0);
    if (stmt.unwind !== null) this.block(stmt.unwind);
    const { result } = stmt;
    if (!result) return;
    this.place(result);
    this.require(
      result.kind === "variable" && result.variable.kind === "local" && result.offset === 0,
      "result place",
    );
    const callee = this.types.get(stmt.type);
    const returns = callee.kind === "function" ? callee.returns : this.types.int;
    this.require(result.type === returns, "result type");
  }

  private terminator(terminator: Terminator): void {
    for (const target of targets(terminator)) this.block(target);
    if (terminator.kind === "branch") {
      this.expr(terminator.condition, 0);
      this.require(terminator.condition.kind !== "constant", "a constant condition");
    } else if (terminator.kind === "switch") this.expr(terminator.subject, 0);
    else if (terminator.kind === "return" && terminator.value) this.returned(terminator.value);
  }

  private returned(value: Expr): void {
    this.expr(value, 0);
    const type = this.types.get(this.fn.type);
    this.require(type.kind === "function" && value.type === type.returns, `returns ${this.name(value.type)}`);
  }

  private block(id: BlockId): void {
    this.require(id >= 0 && id < this.fn.blocks.length, `block ${id}`);
  }

  private place(place: Place): void {
    if (place.kind === "memory") this.expr(place.address, 0);
    else if (place.variable.kind === "local") {
      this.require(place.variable.local < this.fn.locals.length, "local");
    } else this.require(place.variable.symbol < this.program.symbols.length, "global");
    if (place.bits) {
      const { shift, width } = place.bits;
      this.require(width > 0 && shift + width <= this.types.sizeOf(place.type) * 8, "bit range");
    }
  }

  private expr(expr: Expr, depth: number): void {
    if (depth > HIGHEST) {
      this.require(false, "an expression too high");
      return;
    }
    switch (expr.kind) {
      case "constant":
        this.require(
          expr.value >= 0n && expr.value < 1n << BigInt(bitsOf(this.types, expr.type) ?? 0),
          "constant range",
        );
        break;
      case "load":
        this.require(expr.type === expr.place.type, "load type");
        this.nested(expr.place, depth);
        break;
      case "address":
        this.require(expr.place.bits === null, "address of a bit-field");
        this.nested(expr.place, depth);
        break;
      case "unary":
      case "convert":
        this.expr(expr.operand, depth + 1);
        break;
      case "binary":
        this.binary(expr, depth);
        break;
      case "string":
        this.require(expr.string < this.program.strings.length, "string");
        break;
    }
  }

  private nested(place: Place, depth: number): void {
    if (place.kind === "memory") this.expr(place.address, depth + 1);
    else this.place(place);
  }

  private binary({ op, left, right, type }: Extract<Expr, { kind: "binary" }>, depth: number): void {
    this.expr(left, depth + 1);
    this.expr(right, depth + 1);
    const isComparison = ["eq", "ne", "lt", "le", "gt", "ge"].includes(op);
    if (isComparison) {
      this.require(
        type === this.types.int && left.type === right.type,
        `${op} of ${this.name(left.type)}, ${this.name(right.type)}`,
      );
    } else if (op === "shl" || op === "shr") this.require(left.type === type, "shift type");
    else if (this.types.get(type).kind === "pointer") {
      this.require(
        this.types.get(left.type).kind === "pointer" && bitsOf(this.types, right.type) === 64,
        "pointer sum",
      );
    } else this.require(left.type === type && right.type === type, `${op} operands`);
  }

  private name(type: TypeId): string {
    return printType(this.types, type);
  }
}

function targets(terminator: Terminator): readonly BlockId[] {
  switch (terminator.kind) {
    case "goto":
      return [terminator.target];
    case "branch":
      return [terminator.whenTrue, terminator.whenFalse];
    case "switch":
      return [...terminator.cases.map((arm) => arm.target), terminator.otherwise];
    case "raise":
      return terminator.unwind === null ? [] : [terminator.unwind];
    default:
      return [];
  }
}
