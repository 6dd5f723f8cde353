/**
 * The IR as text, compact and stable, for `dump ir` and golden files.
 *
 *     int f(int n, struct _IRP * irp)
 *       b0:
 *         t2 = call Try(&irql)
 *         branch [irp + 48 : unsigned char Cancel] != 0 ? b1 : b2
 *
 * A part of a variable is `x[4 : short Flags]`, memory is `[address : type member]`, bit-fields add `{shift, width}`.
 * Unsigned division, shifts and comparisons carry a `u`. Volatile reads are written `=v`.
 */
import { numberOf, printDeclaration, printType, type TypeTable } from "../types";
import type {
  BasicBlock,
  BinaryOp,
  BitRange,
  Expr,
  FunctionIr,
  Place,
  Program,
  Stmt,
  Terminator,
} from "./ir";

export function printFunction(fn: FunctionIr, program: Program, types: TypeTable): string {
  const printer = new Printer(fn, program, types);
  return printer.function();
}

export function printStmt(stmt: Stmt, fn: FunctionIr, program: Program, types: TypeTable): string {
  return new Printer(fn, program, types).stmt(stmt);
}

export function printExpr(expr: Expr, fn: FunctionIr, program: Program, types: TypeTable): string {
  return new Printer(fn, program, types).expr(expr);
}

export function printTerminator(
  terminator: Terminator,
  fn: FunctionIr,
  program: Program,
  types: TypeTable,
): string {
  return new Printer(fn, program, types).terminator(terminator);
}

const signs: Readonly<Record<BinaryOp, string>> = {
  add: "+",
  sub: "-",
  mul: "*",
  div: "/",
  rem: "%",
  and: "&",
  or: "|",
  xor: "^",
  shl: "<<",
  shr: ">>",
  eq: "==",
  ne: "!=",
  lt: "<",
  le: "<=",
  gt: ">",
  ge: ">=",
};

/** Operators whose result depends on the sign of the operands' type. */
const signed: ReadonlySet<BinaryOp> = new Set(["div", "rem", "shr", "lt", "le", "gt", "ge"]);

class Printer {
  constructor(
    private readonly fn: FunctionIr,
    private readonly program: Program,
    private readonly types: TypeTable,
  ) {}

  function(): string {
    const { fn } = this;
    const lines = [this.heading()];
    const own = fn.locals.slice(fn.parameterCount).filter((local) => !local.isTemporary);
    for (const local of own) {
      const marks = `${local.isAddressTaken ? " &" : ""}${local.isVolatile ? " volatile" : ""}`;
      lines.push(`  local ${printDeclaration(this.types, local.type, local.name)}${marks}`);
    }
    fn.blocks.forEach((block, id) => {
      lines.push(...this.block(block, id));
    });
    for (const flaw of fn.flaws) lines.push(`  flaw ${flaw.code}: ${flaw.detail}`);
    return `${lines.join("\n")}\n`;
  }

  stmt(stmt: Stmt): string {
    switch (stmt.kind) {
      case "assign":
        return `${this.place(stmt.place)} ${stmt.isVolatile ? "=v" : "="} ${this.expr(stmt.value)}`;
      case "call":
        return this.call(stmt);
      case "declare":
        return `declare ${this.local(stmt.local)}`;
      case "assume":
        return `assume ${this.expr(stmt.condition)}`;
      case "fill":
        return `fill ${this.expr(stmt.address)}, ${this.expr(stmt.value)}, ${this.expr(stmt.length)}`;
      case "copy":
        return `copy ${this.expr(stmt.to)}, ${this.expr(stmt.from)}, ${this.expr(stmt.length)}`;
      case "asm":
        return "asm";
      case "unsupported":
        return `unsupported: ${stmt.what}`;
    }
  }

  terminator(terminator: Terminator): string {
    switch (terminator.kind) {
      case "goto":
        return `goto b${terminator.target}`;
      case "branch": {
        const { whenTrue, whenFalse } = terminator;
        return `branch ${this.expr(terminator.condition)} ? b${whenTrue} : b${whenFalse}`;
      }
      case "switch":
        return this.switch(terminator);
      case "return":
        return terminator.value === null ? "return" : `return ${this.expr(terminator.value)}`;
      case "raise":
        return terminator.unwind === null ? "raise" : `raise -> b${terminator.unwind}`;
      case "unreachable":
        return "unreachable";
    }
  }

  expr(expr: Expr): string {
    switch (expr.kind) {
      case "constant":
        return String(numberOf(this.types, expr.value, expr.type));
      case "string":
        return JSON.stringify(this.program.strings[expr.string]);
      case "load":
        return this.place(expr.place);
      case "address":
        return `&${this.place(expr.place)}`;
      case "function":
        return `&${this.program.symbols[expr.symbol]!.name}`;
      case "unary":
        return `${expr.op === "neg" ? "-" : expr.op === "not" ? "~" : "!"}${this.operand(expr.operand)}`;
      case "binary":
        return this.binary(expr);
      case "convert":
        return `(${printType(this.types, expr.type)})${this.operand(expr.operand)}`;
      case "unknown":
        return `unknown(${expr.why})`;
    }
  }

  private heading(): string {
    const { fn } = this;
    const type = this.types.get(fn.type);
    const parameters = fn.locals
      .slice(0, fn.parameterCount)
      .map(
        (local) =>
          `${printDeclaration(this.types, local.type, local.name)}${local.isAddressTaken ? " &" : ""}`,
      );
    if (type.kind === "function" && type.isVariadic) parameters.push("...");
    const returns = type.kind === "function" ? printType(this.types, type.returns) : "?";
    return `${fn.isStatic ? "static " : ""}${returns} ${fn.name}(${parameters.join(", ")})`;
  }

  private block(block: BasicBlock, id: number): string[] {
    const body = block.stmts.map((stmt) => this.stmt(stmt));
    return [`  b${id}:`, ...[...body, this.terminator(block.terminator)].map((line) => `    ${line}`)];
  }

  private call(stmt: Extract<Stmt, { kind: "call" }>): string {
    const { callee } = stmt;
    const target =
      callee.kind === "direct"
        ? this.program.symbols[callee.symbol]!.name
        : `*${this.operand(callee.target)}`;
    const args = stmt.args.map((argument) => this.expr(argument)).join(", ");
    const result = stmt.result ? `${this.place(stmt.result)} = ` : "";
    return `${result}call ${target}(${args})${stmt.unwind === null ? "" : ` unwind b${stmt.unwind}`}`;
  }

  private switch(terminator: Extract<Terminator, { kind: "switch" }>): string {
    const { type } = terminator.subject;
    const number = (pattern: bigint) => numberOf(this.types, pattern, type);
    const arms = terminator.cases.map(({ low, high, target }) =>
      low === high ? `${number(low)}: b${target}` : `${number(low)}..${number(high)}: b${target}`,
    );
    return `switch ${this.expr(terminator.subject)} { ${[...arms, `else: b${terminator.otherwise}`].join(", ")} }`;
  }

  private binary(expr: Extract<Expr, { kind: "binary" }>): string {
    const { op, left, right } = expr;
    const type = this.types.get(left.type);
    const isUnsigned = signed.has(op) && !(type.kind === "integer" && type.signed);
    return `${this.operand(left)} ${signs[op]}${isUnsigned ? "u" : ""} ${this.operand(right)}`;
  }

  private operand(expr: Expr): string {
    return expr.kind === "binary" ? `(${this.expr(expr)})` : this.expr(expr);
  }

  private local(local: number): string {
    return this.fn.locals[local]!.name;
  }

  private place(place: Place): string {
    if (place.kind === "memory") return `[${this.expr(place.address)} : ${this.access(place)}]`;
    const { variable, offset } = place;
    const name =
      variable.kind === "local" ? this.local(variable.local) : this.program.symbols[variable.symbol]!.name;
    const whole =
      variable.kind === "local"
        ? this.fn.locals[variable.local]!.type
        : this.program.symbols[variable.symbol]!.type;
    const isWhole = offset === 0 && place.type === whole && place.bits === null;
    return isWhole ? name : `${name}[${offset} : ${this.access(place)}]`;
  }

  private access(place: Place): string {
    const member = place.member === null ? "" : ` ${place.member.name}`;
    return `${printType(this.types, place.type)}${member}${bitText(place.bits)}`;
  }
}

function bitText(bits: BitRange | null): string {
  return bits === null ? "" : ` {${bits.shift}, ${bits.width}}`;
}
