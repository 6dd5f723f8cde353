/**
 * What the names of a C++ unit stand for: types, classes, functions, templates, and the scopes that hold them.
 *
 * Invariants: a type is immutable, but a class is completed after it was named, so types are compared by `sameType`,
 * never by `===`; `name` of a class, enum or variable is what C gets to see, qualified and unique in the unit.
 */
import type { Damage, Expression, Mark, TopLevel } from "../syntax";

interface TypeFlags {
  readonly isConst: boolean;
  readonly isVolatile: boolean;
  /** A type name of file scope in C that means the type, kept because role types are told by name. */
  readonly alias: string | null;
}

export type CxxType = TypeFlags &
  (
    | { readonly kind: "scalar"; readonly words: string }
    | { readonly kind: "class"; readonly class: ClassInfo }
    | { readonly kind: "enum"; readonly enum: EnumInfo }
    | { readonly kind: "pointer"; readonly to: CxxType }
    | { readonly kind: "reference"; readonly to: CxxType; readonly isRvalue: boolean }
    | { readonly kind: "array"; readonly of: CxxType; readonly size: Expression | null }
    | {
        readonly kind: "function";
        readonly returns: CxxType;
        readonly parameters: readonly ParameterInfo[];
        readonly isVariadic: boolean;
      }
    /** `nullptr`. */
    | { readonly kind: "null" }
    | { readonly kind: "auto" }
    /** Functions of one name whose address waits for the type that chooses among them. */
    | { readonly kind: "overloads"; readonly functions: readonly FunctionInfo[] }
    /** A name nothing declares, or empty: the type of something that is not understood. */
    | { readonly kind: "unknown"; readonly name: string }
  );

export type FunctionType = Extract<CxxType, { kind: "function" }>;
export type ClassType = Extract<CxxType, { kind: "class" }>;

/** Tokens of the unit, `end` exclusive. */
export interface TokenRange {
  readonly start: number;
  readonly end: number;
}

export interface ParameterInfo {
  readonly name: string | null;
  readonly type: CxxType;
  /** The default argument, read again at each call that needs it. */
  readonly defaultValue: TokenRange | null;
  readonly marks: readonly Mark[];
}

export interface EnumInfo {
  readonly name: string;
  readonly isScoped: boolean;
  readonly base: CxxType | null;
  readonly scope: Scope;
}

export interface FieldInfo {
  /** Null: an anonymous struct or union, whose members belong to the class around it. */
  readonly name: string | null;
  readonly type: CxxType;
  readonly bitWidth: Expression | null;
  readonly initial: TokenRange | null;
  readonly at: number;
}

export interface BaseInfo {
  readonly class: ClassInfo;
  /** The member that holds the base's part. */
  readonly field: string;
}

export interface ClassInfo {
  readonly name: string;
  readonly shortName: string;
  readonly record: "struct" | "union";
  /** Declared by the OS model in C: no functions, and C knows it by itself. */
  readonly isModel: boolean;
  /** In an unnamed namespace or a function. */
  readonly isLocal: boolean;
  readonly scope: Scope;
  /** Where its definition stands; null until then. */
  at: number | null;
  chunk: ChunkDraft | null;
  bases: BaseInfo[];
  readonly fields: FieldInfo[];
  constructors: FunctionInfo[];
  destructor: FunctionInfo | null;
  /** Declares or overrides a virtual function, or a base does. */
  isPolymorphic: boolean;
  isComplete: boolean;
  /** A base or a member could not be read: it may have more than is known. */
  isOpen: boolean;
  derived: ClassInfo[];
  pack: number | null;
  /** Types of template arguments, by C tag, on which an instance's identity rests. */
  instance: { readonly name: string; readonly uses: readonly string[] } | null;
  /** The class template it is made from. */
  readonly template: TemplateInfo | null;
  /** Functions made because nobody wrote them. */
  readonly implicit: Map<string, FunctionInfo>;
}

export interface FunctionInfo {
  readonly name: string;
  owner: ClassInfo | null;
  readonly scope: Scope;
  /** `auto` until the body was read. */
  returns: CxxType;
  parameters: readonly ParameterInfo[];
  readonly isVariadic: boolean;
  /** Of a class: without object. A lambda's changes when its captures are known. */
  isStatic: boolean;
  isVirtual: boolean;
  readonly isPure: boolean;
  readonly isDeleted: boolean;
  readonly isDefaulted: boolean;
  readonly isConst: boolean;
  readonly isExplicit: boolean;
  isC: boolean;
  isInline: boolean;
  /** Belongs to its unit: static or in an unnamed namespace, and of no class. */
  readonly isInternal: boolean;
  readonly role: "function" | "constructor" | "destructor";
  /** The role type the declaration names, `HW_STARTIO StartIo;`. */
  readonly declaredAs: string | null;
  marks: readonly Mark[];
  at: number;
  chunk: ChunkDraft;
  body: FunctionBody | null;
  /** Functions of the same name and scope, this one among them. */
  readonly overloads: FunctionInfo[];
  /** Arguments of a template instance, or null. */
  readonly instance: string | null;
}

/** Tokens of a body that is read when everything is declared. */
export interface FunctionBody {
  readonly parameterScope: Scope;
  readonly parameters: readonly ParameterInfo[];
  /** After the parameter list: `: a(1) { ... }` or `{ ... }`. */
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly nameAt: number;
  readonly chunk: ChunkDraft;
  isDone: boolean;
}

export type TemplateArgument =
  | { readonly kind: "type"; readonly type: CxxType }
  | { readonly kind: "value"; readonly value: Expression; readonly text: string };

export interface TemplateParameter {
  readonly name: string;
  readonly isType: boolean;
  readonly defaultValue: TokenRange | null;
}

export interface TemplateInfo {
  readonly name: string;
  readonly parameters: readonly TemplateParameter[];
  readonly scope: Scope;
  /** From the first token after the parameter list. */
  readonly range: TokenRange;
  readonly chunk: ChunkDraft;
  readonly kind: "class" | "function" | "alias";
  readonly instances: Map<string, Entity>;
  /** Definitions outside of the class, `template <class T> void A<T>::f() {}`. */
  readonly members: {
    readonly range: TokenRange;
    readonly parameters: readonly TemplateParameter[];
    readonly chunk: ChunkDraft;
  }[];
}

export type Entity =
  | { readonly kind: "namespace"; readonly scope: Scope }
  | { readonly kind: "type"; readonly type: CxxType }
  | { readonly kind: "template"; readonly template: TemplateInfo }
  | {
      readonly kind: "functions";
      readonly functions: FunctionInfo[];
      readonly templates: TemplateInfo[];
    }
  /** `constant` stands for the value where C needs a constant. */
  | {
      readonly kind: "variable";
      readonly name: string;
      readonly type: CxxType;
      readonly constant: Expression | null;
      /** The function whose local it is. */
      readonly owner: object | null;
      /** A member of an anonymous union in a body: what leads to it from the variable `name`. */
      readonly part?: string;
    }
  | {
      readonly kind: "field";
      readonly field: FieldInfo;
      readonly path: readonly string[];
      readonly class: ClassInfo;
    };

export interface Scope {
  readonly kind: "namespace" | "class" | "block" | "template";
  /** `a::b::`, empty at file scope. */
  readonly prefix: string;
  readonly parent: Scope | null;
  readonly names: Map<string, Entity>;
  readonly tags: Map<string, Entity>;
  readonly usings: Scope[];
  readonly class: ClassInfo | null;
  /** In an unnamed namespace. */
  readonly isInternal: boolean;
}

/** One declaration of file or namespace scope and the C it becomes. */
export interface ChunkDraft {
  readonly firstToken: number;
  endToken: number;
  readonly makers: (() => void)[];
  readonly top: TopLevel[];
  readonly damage: Damage[];
}

export function newScope(
  kind: Scope["kind"],
  parent: Scope | null,
  prefix: string,
  options: { readonly class?: ClassInfo; readonly isInternal?: boolean } = {},
): Scope {
  return {
    kind,
    parent,
    prefix,
    names: new Map(),
    tags: new Map(),
    usings: [],
    class: options.class ?? null,
    isInternal: options.isInternal ?? parent?.isInternal ?? false,
  };
}
