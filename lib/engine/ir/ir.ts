/**
 * The intermediate representation: basic blocks of statements over *pure* expression trees, in the manner of CIL
 * (Necula et al., CC 2002) rather than three-address code. Trees keep the conditions of the source whole, which
 * the steps shown to people and the path decider both want; everything with an effect is a statement of its own.
 *
 *     if (p->n++ > 3 && Try(&x)) return 1;
 *
 *     b0: t0 = load p->n            b1: t1 = call Try(&x)          b2: return 1
 *         p->n = t0 + 1                 branch t1 != 0 ? b2 : b3
 *         branch t0 > 3 ? b1 : b3
 *
 * Invariants
 * - Expressions have no effect and never fail. A `volatile` read is an `assign` of its own with `isVolatile`.
 * - Expressions are at most a few hundred nodes high, whatever the source is: one may recurse over them.
 * - Conversions are explicit: both operands of a binary operator have the operator's type (shifts excepted: the count
 *   has its own); signedness is that of the type. A read of a bit-field is converted to its promoted type.
 * - Pointer arithmetic is 64-bit byte arithmetic: `add` or `sub` of pointer type, left operand a pointer (of any
 *   pointee), right operand a 64-bit integer. Member access is a constant offset; known variables are accessed directly.
 * - `&&`, `||`, `?:` and `,` are control flow. A branch condition is one comparison or one truth value. Conditions that
 *   are constant have become `goto`, and blocks that nothing reaches are gone.
 * - Evaluation order is left to right, arguments before the call; the address of an assignment's target and the old
 *   value of a compound assignment are read when the store happens, after the right side.
 * - `result` of a call, if any, is a whole local of exactly the function's return type.
 * - Every statement, terminator and block edge belongs to one chunk; `first`/`last` are its token indices
 *   (inclusive), `first` -1 means "made by lowering".
 * - `blocks[0]` is the entry. Every block ends in exactly one terminator.
 *
 * Not modelled: floating-point values (havoc), `setjmp`, inline assembly (an `asm` statement); an array whose
 * length is no constant that the text tells has room for whatever a kernel stack could hold.
 */
import type { Brand, Span } from "../base";
import type { OriginId } from "../preprocess";
import type { TypeId } from "../types";

/** Index into `Program.functions`. */
export type FuncId = Brand<number, "FuncId">;
/** Index into `Program.symbols`: one per external name, one per (unit, static name). */
export type SymbolId = Brand<number, "SymbolId">;
/** Index into `FunctionIr.blocks`. */
export type BlockId = Brand<number, "BlockId">;
/** Index into `FunctionIr.locals`. Parameters come first. */
export type LocalId = Brand<number, "LocalId">;
/** Index into `Program.strings`. */
export type StringId = Brand<number, "StringId">;

export interface Positioned {
  readonly first: number;
  readonly last: number;
}

// Places and expressions ------------------------------------------------------------------------------

export type Variable =
  | { readonly kind: "local"; readonly local: LocalId }
  | { readonly kind: "global"; readonly symbol: SymbolId };

/**
 * The member an access names, for function-pointer target sets and for printing. An element of an array member has the
 * member's name (`DriverObject->MajorFunction[i]`).
 */
export interface Member {
  readonly record: TypeId;
  readonly name: string;
}

export interface BitRange {
  /** From the least significant bit of the storage unit. */
  readonly shift: number;
  readonly width: number;
}

/** An lvalue. `type` is the accessed type; for a bit-field the type of its storage unit. */
export type Place =
  /** A variable or a part of it at a constant offset in bytes. */
  | {
      readonly kind: "variable";
      readonly variable: Variable;
      readonly offset: number;
      readonly type: TypeId;
      readonly bits: BitRange | null;
      readonly member: Member | null;
    }
  /** Memory at a computed address. */
  | {
      readonly kind: "memory";
      readonly address: Expr;
      readonly type: TypeId;
      readonly bits: BitRange | null;
      readonly member: Member | null;
    };

export type UnaryOp = "neg" | "not" | "lnot";
/** Comparisons yield `int` 0 or 1. Signedness of div, rem, shr and comparisons: that of the left operand's type. */
export type BinaryOp =
  | "add"
  | "sub"
  | "mul"
  | "div"
  | "rem"
  | "and"
  | "or"
  | "xor"
  | "shl"
  | "shr"
  | "eq"
  | "ne"
  | "lt"
  | "le"
  | "gt"
  | "ge";

export type Expr =
  /** Value as an unsigned pattern in the width of `type` (0 <= value < 2^bits). */
  | { readonly kind: "constant"; readonly value: bigint; readonly type: TypeId }
  | { readonly kind: "string"; readonly string: StringId; readonly type: TypeId }
  | { readonly kind: "load"; readonly place: Place; readonly type: TypeId }
  | { readonly kind: "address"; readonly place: Place; readonly type: TypeId }
  | { readonly kind: "function"; readonly symbol: SymbolId; readonly type: TypeId }
  | { readonly kind: "unary"; readonly op: UnaryOp; readonly operand: Expr; readonly type: TypeId }
  | {
      readonly kind: "binary";
      readonly op: BinaryOp;
      readonly left: Expr;
      readonly right: Expr;
      readonly type: TypeId;
    }
  /** Truncation or extension by the *source* type's signedness; to or from pointers it is a 64-bit reinterpretation. */
  | { readonly kind: "convert"; readonly operand: Expr; readonly type: TypeId }
  /** A value that is not modelled (floating point, open types): any value, a fresh one per evaluation. */
  | { readonly kind: "unknown"; readonly why: string; readonly type: TypeId };

// Statements ------------------------------------------------------------------------------------------

export type Callee =
  | { readonly kind: "direct"; readonly symbol: SymbolId }
  | { readonly kind: "indirect"; readonly target: Expr; readonly member: Member | null };

export type Stmt =
  | (Positioned & {
      readonly kind: "assign";
      readonly place: Place;
      readonly value: Expr;
      /** The value is (or holds) a volatile read: a fresh value each time. */
      readonly isVolatile: boolean;
      /** Records and arrays are copied bytewise; `value` is then a `load` of the same type. */
    })
  | (Positioned & {
      readonly kind: "call";
      readonly callee: Callee;
      readonly args: readonly Expr[];
      /** A temporary or local that takes the result, in the function's return type. */
      readonly result: Place | null;
      /** Function type through which the call is made; open when nothing declares it. */
      readonly type: TypeId;
      /** Where an exception raised by the callee continues: innermost handler block, or null = leaves the function. */
      readonly unwind: BlockId | null;
    })
  /** A local comes into scope: its content is indeterminate. */
  | (Positioned & { readonly kind: "declare"; readonly local: LocalId })
  /** `_Analysis_assume_(e)`: trusted and listed. */
  | (Positioned & {
      readonly kind: "assume";
      readonly condition: Expr;
      /** Set when a person said so in the page rather than in the source. */
      readonly words?: string;
    })
  /** Bytes set to one value or copied: memset, memcpy, memmove, RtlZeroMemory and friends. `length` in bytes. */
  | (Positioned & {
      readonly kind: "fill";
      readonly address: Expr;
      readonly value: Expr;
      readonly length: Expr;
    })
  | (Positioned & { readonly kind: "copy"; readonly to: Expr; readonly from: Expr; readonly length: Expr })
  | (Positioned & { readonly kind: "asm" })
  /** Text the parser or lowering did not understand: anything may happen here. Never silently dropped. */
  | (Positioned & { readonly kind: "unsupported"; readonly what: string });

export interface SwitchCase {
  /** Inclusive range in the subject's type, as unsigned patterns; `low === high` for a plain case. */
  readonly low: bigint;
  readonly high: bigint;
  readonly target: BlockId;
  /** Where the label's value is written; absent for cases that lowering made. */
  readonly label?: Positioned;
}

export type Terminator =
  | (Positioned & { readonly kind: "goto"; readonly target: BlockId })
  /** `condition` is tested against 0. */
  | (Positioned & {
      readonly kind: "branch";
      readonly condition: Expr;
      readonly whenTrue: BlockId;
      readonly whenFalse: BlockId;
    })
  | (Positioned & {
      readonly kind: "switch";
      readonly subject: Expr;
      readonly cases: readonly SwitchCase[];
      readonly otherwise: BlockId;
    })
  /** Places: the `return` statement, or the closing brace when control falls off the end. */
  | (Positioned & { readonly kind: "return"; readonly value: Expr | null })
  /** An exception continues at `unwind`, or leaves the function. Used after `__finally` and for refused filters. */
  | (Positioned & { readonly kind: "raise"; readonly unwind: BlockId | null })
  /** Control never gets here (after a call that never returns). */
  | (Positioned & { readonly kind: "unreachable" });

export interface BasicBlock {
  readonly stmts: readonly Stmt[];
  readonly terminator: Terminator;
}

// Functions and programs ------------------------------------------------------------------------------

export interface Local {
  readonly name: string;
  readonly type: TypeId;
  /** Bytes; open types count 8, or what the members span that they were seen to have. */
  readonly size: number;
  readonly isParameter: boolean;
  /** Made by lowering: no name in the source. */
  readonly isTemporary: boolean;
  /** False: only accessed directly (also by `fill` and `copy`), so nothing else can reach it. */
  readonly isAddressTaken: boolean;
  readonly isVolatile: boolean;
}

/** A flaw inside a function that costs the Pass when it is reachable. */
export interface Flaw extends Positioned {
  readonly code: "syntax" | "unknown-macro" | "unsupported" | "inline-assembly" | "unknown-type";
  readonly detail: string;
}

/** Turns token indices of a function into places. */
export interface FunctionPlaces {
  /** `OriginId` per token of the chunk. */
  readonly origins: Int32Array;
  /** `TextId` per token of the chunk, for quoting source text. */
  readonly texts: Int32Array;
}

export interface FunctionIr {
  readonly id: FuncId;
  readonly symbol: SymbolId;
  readonly name: string;
  readonly isStatic: boolean;
  /** True for stubs of the OS model. */
  readonly isModel: boolean;
  readonly type: TypeId;
  readonly parameterCount: number;
  readonly locals: readonly Local[];
  readonly blocks: readonly BasicBlock[];
  readonly places: FunctionPlaces;
  /** Token index of the name in the definition, and of the closing brace. */
  readonly nameToken: number;
  readonly endToken: number;
  readonly flaws: readonly Flaw[];
}

export type GlobalByte = {
  /** Bytes from the start of the variable. */
  readonly offset: number;
  readonly size: number;
  readonly value:
    | { readonly kind: "constant"; readonly value: bigint }
    | { readonly kind: "address"; readonly symbol: SymbolId; readonly offset: number }
    | { readonly kind: "string"; readonly string: StringId; readonly offset: number };
  /** The member it initialises, for function-pointer tables. */
  readonly member: Member | null;
};

export interface SymbolInfo {
  readonly id: SymbolId;
  readonly name: string;
  readonly kind: "function" | "variable";
  readonly type: TypeId;
  /** Translation unit of a static, -1 for external names. */
  readonly unit: number;
  /** Null when no body (function) is in the project or model. */
  readonly definition: FuncId | null;
  /** `none`: called or used without any declaration. */
  readonly declared: "project" | "model" | "none";
  /** Roles and attributes gathered from all declarations: `role HW_STARTIO`, `noreturn`, `raises`, `reenters`, ... */
  readonly marks: readonly { readonly kind: string; readonly argument: string; readonly at: Span | null }[];
  /** Typedef name of a function declaration such as `HW_STARTIO MyStartIo;`, with its place. */
  readonly declaredAs: readonly { readonly typedef: string; readonly at: Span | null }[];
  /** Variables only: content before the program starts; null when uninitialised `extern`. Gaps are zero. */
  readonly initial: readonly GlobalByte[] | null;
  readonly isVolatile: boolean;
  /** Declared `const` as a whole: it is what `initial` says for ever. Absent = false. */
  readonly isConst?: boolean;
  readonly size: number;
}

/** A call, or the start of a call, written where a chunk failed to parse: the name may be defined or called there. */
export interface DamagedChunk {
  readonly unit: number;
  readonly at: Span | null;
  /** Every identifier of the chunk. */
  readonly names: readonly string[];
  readonly detail: string;
}

export interface Program {
  readonly functions: readonly FunctionIr[];
  readonly symbols: readonly SymbolInfo[];
  readonly strings: readonly string[];
  readonly damaged: readonly DamagedChunk[];
}

/** First and last origin of something positioned in `fn`; null when lowering made it. */
export function originsOf(fn: FunctionIr, at: Positioned): { first: OriginId; last: OriginId } | null {
  if (at.first < 0) return null;
  return {
    first: fn.places.origins[at.first] as OriginId,
    last: fn.places.origins[at.last] as OriginId,
  };
}
