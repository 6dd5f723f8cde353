/**
 * The syntax tree of one top-level chunk, our own and free of tree-sitter.
 *
 * Every node has `first` and `last`: inclusive indices into the chunk's token list. A chunk's tree holds no
 * file position; the chunk's `origins` turn a token index into one. So two chunks of equal text share a tree.
 *
 * What normalisation made, as it looks here: a type as an argument (`va_arg(ap, T)`) is a cast of the number `0`;
 * `__noop(...)` is the number `0`; `__FUNCTION__` and unknown names among literals are strings of their spelling;
 * an old-style definition's declarations are the types of its parameters; an lvalue cast is an assignment to a cast;
 * a `case` label's `body` is the one statement it labels, the rest follow it in the block; a label before `}` has none.
 *
 * Invariants: parentheses are gone; declarators are folded into `TypeSyntax`; casts are casts (never calls);
 * what the parser could not read is an `error` node, never left out. Names are not resolved here.
 */

export interface Node {
  /** Index of the first token, inclusive. */
  readonly first: number;
  /** Index of the last token, inclusive. */
  readonly last: number;
}

// Types -----------------------------------------------------------------------------------------------

export interface Qualifiers {
  readonly isConst: boolean;
  readonly isVolatile: boolean;
}

export type TypeSyntax =
  | (Node & Qualifiers & { readonly kind: "named"; readonly name: string })
  /** Canonical words in one order: `char`, `signed char`, `unsigned long long`, `double`, `void`, `_Bool`, ... */
  | (Node & Qualifiers & { readonly kind: "base"; readonly words: string })
  | (Node &
      Qualifiers & {
        readonly kind: "record";
        readonly record: "struct" | "union";
        readonly tag: string | null;
        /** Null when only named, not defined. */
        readonly fields: readonly FieldSyntax[] | null;
        /** From `#pragma pack` or `__declspec(align)`, in bytes; null = natural. */
        readonly pack: number | null;
        /** One of several records that one text defines: its name, and the tags of what it was made for. */
        readonly instance?: { readonly name: string; readonly uses: readonly string[] };
      })
  | (Node &
      Qualifiers & {
        readonly kind: "enum";
        readonly tag: string | null;
        readonly enumerators: readonly EnumeratorSyntax[] | null;
      })
  | (Node & Qualifiers & { readonly kind: "pointer"; readonly to: TypeSyntax })
  /** `size` null: `[]`. */
  | (Node &
      Qualifiers & { readonly kind: "array"; readonly of: TypeSyntax; readonly size: Expression | null })
  | (Node &
      Qualifiers & {
        readonly kind: "function";
        readonly returns: TypeSyntax;
        readonly parameters: readonly ParameterSyntax[];
        readonly isVariadic: boolean;
        /** `f()` or a K&R definition. */
        readonly isOldStyle: boolean;
      })
  | (Node & Qualifiers & { readonly kind: "typeof"; readonly operand: Expression })
  | (Node & Qualifiers & { readonly kind: "error" });

export interface FieldSyntax extends Node {
  /** Null for an anonymous member or padding bit-field. */
  readonly name: string | null;
  readonly type: TypeSyntax;
  readonly bitWidth: Expression | null;
}

export interface EnumeratorSyntax extends Node {
  readonly name: string;
  readonly value: Expression | null;
}

export interface ParameterSyntax extends Node {
  readonly name: string | null;
  readonly type: TypeSyntax;
  readonly marks: readonly Mark[];
}

/** A `__portcullis_mark(kind, arguments)` that a model macro left behind, e.g. `role`, `dispatch`, `out`, `noreturn`. */
export interface Mark {
  readonly kind: string;
  /** Token texts of the second argument joined by one space; empty when absent. */
  readonly argument: string;
}

// Expressions -----------------------------------------------------------------------------------------

export type UnaryOperator = "+" | "-" | "!" | "~" | "*" | "&" | "++" | "--";
export type BinaryOperator =
  | "*"
  | "/"
  | "%"
  | "+"
  | "-"
  | "<<"
  | ">>"
  | "<"
  | ">"
  | "<="
  | ">="
  | "=="
  | "!="
  | "&"
  | "^"
  | "|"
  | "&&"
  | "||";
/** `=` or the compound operator without its `=`. */
export type AssignmentOperator = "=" | "*" | "/" | "%" | "+" | "-" | "<<" | ">>" | "&" | "^" | "|";

export type Expression =
  | (Node & { readonly kind: "name"; readonly name: string })
  /** Spelling as in C after the preprocessor: `0x10ULL`, `017`, `1.5f`. */
  | (Node & { readonly kind: "number"; readonly text: string })
  /** With quotes and prefix: `'a'`, `L'\n'`, `'abcd'`. */
  | (Node & { readonly kind: "character"; readonly text: string })
  /** Adjacent literals, each with quotes and prefix. */
  | (Node & { readonly kind: "string"; readonly texts: readonly string[] })
  | (Node & { readonly kind: "unary"; readonly operator: UnaryOperator; readonly operand: Expression })
  | (Node & { readonly kind: "postfix"; readonly operator: "++" | "--"; readonly operand: Expression })
  | (Node & {
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    })
  | (Node & {
      readonly kind: "assign";
      readonly operator: AssignmentOperator;
      readonly target: Expression;
      readonly value: Expression;
    })
  | (Node & {
      readonly kind: "conditional";
      readonly condition: Expression;
      /** Null for the GNU form `a ?: b`. */
      readonly whenTrue: Expression | null;
      readonly whenFalse: Expression;
    })
  | (Node & { readonly kind: "comma"; readonly left: Expression; readonly right: Expression })
  | (Node & { readonly kind: "call"; readonly callee: Expression; readonly arguments: readonly Expression[] })
  | (Node & { readonly kind: "index"; readonly base: Expression; readonly index: Expression })
  | (Node & {
      readonly kind: "member";
      readonly base: Expression;
      readonly name: string;
      /** True for `->`. */
      readonly isArrow: boolean;
    })
  | (Node & { readonly kind: "cast"; readonly type: TypeSyntax; readonly operand: Expression })
  | (Node & { readonly kind: "sizeof-type" | "alignof-type"; readonly type: TypeSyntax })
  | (Node & { readonly kind: "sizeof-value"; readonly operand: Expression })
  | (Node & {
      readonly kind: "offsetof";
      readonly type: TypeSyntax;
      /** `a.b[2].c` as `["a", "b", index, "c"]`. */
      readonly path: readonly (string | Expression)[];
    })
  | (Node & { readonly kind: "compound-literal"; readonly type: TypeSyntax; readonly value: Initializer })
  | (Node & { readonly kind: "error" });

export type Initializer =
  | (Node & { readonly kind: "value"; readonly value: Expression })
  | (Node & { readonly kind: "list"; readonly items: readonly InitializerItem[] });

export interface InitializerItem extends Node {
  /** Empty when positional. A string is `.field`, an expression `[index]`. */
  readonly designators: readonly (string | Expression)[];
  readonly value: Initializer;
}

// Statements ------------------------------------------------------------------------------------------

export type Statement =
  | (Node & { readonly kind: "compound"; readonly body: readonly Statement[] })
  | (Node & { readonly kind: "expression"; readonly expression: Expression })
  | (Node & { readonly kind: "declaration"; readonly declaration: Declaration })
  | (Node & {
      readonly kind: "if";
      readonly condition: Expression;
      readonly whenTrue: Statement;
      readonly whenFalse: Statement | null;
    })
  | (Node & { readonly kind: "while"; readonly condition: Expression; readonly body: Statement })
  | (Node & { readonly kind: "do"; readonly condition: Expression; readonly body: Statement })
  | (Node & {
      readonly kind: "for";
      readonly initial: Statement | null;
      readonly condition: Expression | null;
      readonly step: Expression | null;
      readonly body: Statement;
    })
  | (Node & { readonly kind: "switch"; readonly subject: Expression; readonly body: Statement })
  /** `upTo` for the GNU range `case 1 ... 3`. */
  | (Node & {
      readonly kind: "case";
      readonly value: Expression;
      readonly upTo: Expression | null;
      readonly body: Statement | null;
    })
  | (Node & { readonly kind: "default"; readonly body: Statement | null })
  | (Node & { readonly kind: "label"; readonly name: string; readonly body: Statement | null })
  | (Node & { readonly kind: "goto"; readonly label: string })
  | (Node & { readonly kind: "break" | "continue" | "empty" | "leave" })
  | (Node & { readonly kind: "return"; readonly value: Expression | null })
  | (Node & {
      readonly kind: "try";
      readonly body: Statement;
      readonly handler:
        | { readonly kind: "except"; readonly filter: Expression; readonly body: Statement }
        | { readonly kind: "finally"; readonly body: Statement };
    })
  | (Node & { readonly kind: "asm" })
  | (Node & { readonly kind: "error" });

// Declarations ----------------------------------------------------------------------------------------

export type Storage = "none" | "extern" | "static" | "typedef" | "register" | "auto";

export interface Declarator extends Node {
  readonly name: string;
  /** Token index of the name itself. */
  readonly nameToken: number;
  readonly type: TypeSyntax;
  readonly initial: Initializer | null;
}

export interface Declaration extends Node {
  readonly storage: Storage;
  readonly isInline: boolean;
  /** The specifier's type, also when there is no declarator (`struct S { ... };`). */
  readonly base: TypeSyntax;
  readonly declarators: readonly Declarator[];
  readonly marks: readonly Mark[];
}

export interface FunctionDefinition extends Node {
  readonly storage: Storage;
  readonly isInline: boolean;
  readonly name: string;
  readonly nameToken: number;
  readonly type: Extract<TypeSyntax, { kind: "function" }>;
  readonly body: Extract<Statement, { kind: "compound" }>;
  readonly marks: readonly Mark[];
}

export type TopLevel =
  | { readonly kind: "function"; readonly definition: FunctionDefinition }
  | { readonly kind: "declaration"; readonly declaration: Declaration }
  /** A chunk that could not be read at all; its tokens still name events and functions. */
  | (Node & { readonly kind: "error" })
  | (Node & { readonly kind: "empty" });
