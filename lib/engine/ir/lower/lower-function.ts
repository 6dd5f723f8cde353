/**
 * One function body as IR, and constant expressions outside of any function: both are this class, the second with
 * nothing but file scope around it.
 */
import type { Damage, Expression, FunctionDefinition, Initializer, Statement } from "../../syntax";
import type { TypeId, TypeTable } from "../../types";
import type { BasicBlock, BlockId, Expr, Flaw, Local, Place, Positioned, SymbolId } from "../ir";
import { finishBlocks, finishLocals } from "./finish-function";
import { FunctionBuilder, MADE } from "./function-builder";
import { FunctionScope } from "./function-scope";
import { globalContent } from "./global-initializer";
import { Jumps } from "./jumps";
import { lowerCondition } from "./lower-condition";
import { completedType, lowerInitializer } from "./lower-initializer";
import { isPlaceSyntax, lowerPlace } from "./lower-place";
import { lowerStatement } from "./lower-statement";
import { lowerEffect, lowerValue } from "./lower-value";
import type { HandlerContext, ProgramServices } from "./lowering";
import { load } from "./make-expr";
import type { Home, NameScope } from "./name-scope";
import { convert } from "./operators";
import { plain, type Qualified } from "./qualified";
import { isRecord, passedType, recordBehind } from "./records-by-value";
import type { OpenSwitch, StatementLowering } from "./statement-lowering";
import { Steps } from "./steps";
import type { TypeResolver } from "./type-resolver";

export interface LoweringInput {
  readonly types: TypeTable;
  readonly resolver: TypeResolver;
  readonly unit: NameScope;
  readonly home: Home;
  readonly program: ProgramServices;
  readonly functionName: string;
  /** `void` where there is no function. */
  readonly returnType: TypeId;
  /** How often each hidden variable's name was used. Changed. */
  readonly hiddenNames: Map<string, number>;
  /** Constant expressions outside of any function. */
  readonly isFileScope: boolean;
}

/** The part of `FunctionIr` that the text and the meaning of its names determine. */
export interface FunctionBody {
  readonly parameterCount: number;
  readonly locals: readonly Local[];
  readonly blocks: readonly BasicBlock[];
  readonly flaws: readonly Flaw[];
}

export class FunctionLowering implements StatementLowering {
  readonly types: TypeTable;
  readonly resolver: TypeResolver;
  readonly program: ProgramServices;
  readonly home: Home;
  readonly isFileScope: boolean;
  readonly returnType: TypeId;
  readonly build: FunctionBuilder;
  readonly steps = new Steps();
  readonly scope: FunctionScope;
  readonly jumps: Jumps;
  handler: HandlerContext = { selector: null, exceptionCode: null };
  openSwitch: OpenSwitch | null = null;
  resultRecord: Place | null = null;
  private readonly functionName: string;
  private readonly hiddenNames: Map<string, number>;

  constructor(input: LoweringInput) {
    this.types = input.types;
    this.resolver = input.resolver;
    this.program = input.program;
    this.home = input.home;
    this.functionName = input.functionName;
    this.isFileScope = input.isFileScope;
    this.hiddenNames = input.hiddenNames;
    this.returnType = input.returnType;
    this.build = new FunctionBuilder(input.types);
    this.scope = new FunctionScope(input.unit, input.home, {
      evaluate: (expression) => this.evaluate(expression),
      typeOf: (expression) => this.typeOf(expression),
    });
    this.jumps = new Jumps(this);
  }

  value(expression: Expression): void {
    lowerValue(this, expression);
  }

  place(expression: Expression): void {
    lowerPlace(this, expression);
  }

  effect(expression: Expression): void {
    lowerEffect(this, expression);
  }

  condition(expression: Expression, whenTrue: BlockId, whenFalse: BlockId): void {
    lowerCondition(this, expression, whenTrue, whenFalse);
  }

  statement(statement: Statement): void {
    lowerStatement(this, statement);
  }

  initialize(place: Place, initial: Initializer): void {
    lowerInitializer(this, place, initial);
  }

  /** Two blocks may each have a static of one name; the second is `function.name#2`. */
  hiddenVariable(name: string, type: Qualified, initial: Initializer | null): SymbolId {
    const count = (this.hiddenNames.get(name) ?? 0) + 1;
    this.hiddenNames.set(name, count);
    const unique = `${this.functionName}.${name}${count === 1 ? "" : `#${count}`}`;
    const symbol = this.program.hiddenVariable(unique, type);
    this.program.setContent(symbol, initial === null ? [] : globalContent(this, type.type, initial));
    return symbol;
  }

  completed(type: TypeId, initial: Initializer): TypeId {
    return completedType(this, type, initial);
  }

  /** Value of an integer constant expression, as a number of its type's sign; null when it is none. */
  evaluate(expression: Expression): bigint | null {
    const expr = this.evaluateExpr(expression, this.types.longLong);
    return expr.kind === "constant" ? BigInt.asIntN(64, expr.value) : null;
  }

  /** The expression as an initialiser of `type`: a constant or an address when it is a constant expression. */
  evaluateExpr(expression: Expression, type: TypeId): Expr {
    const restore = this.build.beginUnevaluated();
    this.steps.now(() => this.value(expression));
    const { expr } = convert(this, this.build.take(), type, expression);
    restore();
    return expr;
  }

  typeOf(expression: Expression): Qualified {
    const restore = this.build.beginUnevaluated();
    const isPlace = isPlaceSyntax(expression);
    this.steps.now(() => (isPlace ? this.place(expression) : this.value(expression)));
    const type = isPlace ? this.build.takePlace().place.type : this.build.take().expr.type;
    restore();
    return plain(type);
  }
}

export function lowerFunction(
  input: LoweringInput,
  definition: FunctionDefinition,
  damage: readonly Damage[],
): FunctionBody {
  const cx = new FunctionLowering(input);
  const { build } = cx;
  for (const flaw of damage) build.flaw(flawCode(flaw.kind), flaw.detail, flaw);
  const parameterCount = declareParameters(cx, definition);
  cx.scope.enter();
  cx.statement(definition.body);
  const end = { first: definition.body.last, last: definition.body.last };
  cx.jumps.return(null, end);
  for (const { name, at } of cx.jumps.missingLabels()) {
    build.startAt(cx.jumps.labelBlock(name));
    build.unsupported(`label ${name} is missing`, at, "syntax");
    build.end({ kind: "unreachable", ...end });
  }
  const blocks = finishBlocks(build);
  return {
    parameterCount,
    locals: finishLocals(build, cx.types, blocks),
    blocks,
    flaws: withoutRepeats(build.flaws),
  };
}

/** Parameters come first among the locals, named or not; then the variables that take records passed by value. */
function declareParameters(cx: FunctionLowering, definition: FunctionDefinition): number {
  const { build, returnType, scope } = cx;
  let count = 0;
  const records: (() => void)[] = [];
  for (const { name, type } of definition.type.parameters) {
    const declared = cx.resolver.resolve(type, cx.scope, cx.home);
    const adjusted = parameterType(cx, declared);
    if (cx.types.get(adjusted.type).kind === "void") continue;
    const passed = { ...adjusted, type: passedType(cx, adjusted.type) };
    const local = build.newLocal(name ?? `unnamed${count}`, passed, true);
    count++;
    if (name === null) continue;
    if (passed.type === adjusted.type) scope.declare(name, { kind: "local", local, type: adjusted });
    else records.push(() => copyRecord(cx, name, adjusted, build.localPlace(local)));
  }
  if (isRecord(cx, returnType)) {
    const local = build.newLocal("result", plain(cx.types.pointer(returnType)), true);
    cx.resultRecord = recordBehind(cx, build.localPlace(local), returnType);
    count++;
  }
  for (const copy of records) copy();
  return count;
}

function copyRecord(cx: FunctionLowering, name: string, type: Qualified, from: Place): void {
  const local = cx.build.newLocal(name, type);
  cx.scope.declare(name, { kind: "local", local, type });
  cx.build.assign(cx.build.localPlace(local), load(recordBehind(cx, from, type.type)), MADE);
}

function parameterType(cx: FunctionLowering, declared: Qualified): Qualified {
  const type = cx.types.get(declared.type);
  if (type.kind === "array") return plain(cx.types.pointer(type.of, declared.isConst, declared.isVolatile));
  return type.kind === "function" ? plain(cx.types.pointer(declared.type)) : declared;
}

export function flawCode(kind: Damage["kind"]): Flaw["code"] {
  switch (kind) {
    case "bare-type":
      return "unknown-type";
    case "unknown-macro":
      return "unknown-macro";
    case "unsupported":
      return "unsupported";
    default:
      return "syntax";
  }
}

/** The parser's damage and lowering's may name the same text. */
function withoutRepeats(flaws: readonly Flaw[]): readonly Flaw[] {
  const seen = new Set<string>();
  return flaws.filter((flaw: Flaw & Positioned) => {
    const key = `${flaw.code} ${flaw.first} ${flaw.last}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
