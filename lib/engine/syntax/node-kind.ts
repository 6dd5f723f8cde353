/**
 * The kinds of tree-sitter-c's nodes that a printed shape can lead to, as small numbers.
 *
 * Order matters: kinds up to `LAST_LEAF` are read as one printed word without looking inside; expressions, statements
 * and declarators are contiguous. A name that the grammar does not have makes `kindTable` throw: the wasm does not fit.
 */

const names = [
  // Leaves
  "unknown",
  "token",
  ";",
  ":",
  ",",
  ")",
  "identifier",
  "field_identifier",
  "type_identifier",
  "statement_identifier",
  "number_literal",
  "primitive_type",
  "storage_class_specifier",
  "type_qualifier",
  "variadic_parameter",
  // Expressions
  "parenthesized_expression",
  "comma_expression",
  "conditional_expression",
  "assignment_expression",
  "pointer_expression",
  "unary_expression",
  "cast_expression",
  "binary_expression",
  "subscript_expression",
  "call_expression",
  "field_expression",
  "compound_literal_expression",
  // Statements
  "compound_statement",
  "expression_statement",
  "if_statement",
  "switch_statement",
  "case_statement",
  "while_statement",
  "do_statement",
  "for_statement",
  "return_statement",
  "break_statement",
  "continue_statement",
  "goto_statement",
  "labeled_statement",
  "seh_try_statement",
  "seh_leave_statement",
  "declaration",
  "function_definition",
  // Declarators
  "pointer_declarator",
  "array_declarator",
  "function_declarator",
  "parenthesized_declarator",
  "abstract_pointer_declarator",
  "abstract_array_declarator",
  "abstract_function_declarator",
  "abstract_parenthesized_declarator",
  "init_declarator",
  // Types and parts
  "struct_specifier",
  "union_specifier",
  "enum_specifier",
  "field_declaration_list",
  "field_declaration",
  "bitfield_clause",
  "enumerator_list",
  "enumerator",
  "parameter_list",
  "parameter_declaration",
  "type_descriptor",
  "argument_list",
  "else_clause",
  "seh_except_clause",
  "seh_finally_clause",
  "initializer_list",
  "initializer_pair",
  "subscript_designator",
  "field_designator",
  "translation_unit",
  "error",
] as const;

type KindName = (typeof names)[number];
export type NodeKind = number;

/** The number of a kind by its name in the grammar. */
export const kindOf = Object.fromEntries(names.map((name, i) => [name, i])) as Readonly<
  Record<KindName, number>
>;

export const LAST_LEAF = kindOf.variadic_parameter;

export function isExpressionKind(kind: NodeKind): boolean {
  return kind >= kindOf.parenthesized_expression && kind <= kindOf.compound_literal_expression;
}

export function isStatementKind(kind: NodeKind): boolean {
  return kind >= kindOf.compound_statement && kind <= kindOf.declaration;
}

export function isDeclaratorKind(kind: NodeKind): boolean {
  return kind >= kindOf.pointer_declarator && kind <= kindOf.init_declarator;
}

/** Names a declarator can consist of. */
export function isNameKind(kind: NodeKind): boolean {
  return kind === kindOf.identifier || kind === kindOf.field_identifier;
}

/** The symbol tree-sitter gives to ERROR nodes, outside the language's own. */
const ERROR_SYMBOL = 0xffff;

export interface KindTable {
  /** Kind per grammar symbol. */
  of(symbol: number): NodeKind;
}

/** `types` are the language's symbol names by id; `isNamed` tells rules from literal tokens. */
export function kindTable(
  types: readonly (string | null | undefined)[],
  isNamed: (symbol: number) => boolean,
): KindTable {
  const bySymbol = new Uint8Array(types.length);
  const found = new Set<string>();
  types.forEach((name, symbol) => {
    if (!name) return;
    const known = names.indexOf(name as KindName);
    found.add(name);
    bySymbol[symbol] = known >= 0 ? known : isNamed(symbol) ? kindOf.unknown : kindOf.token;
  });
  for (const name of names.slice(2, -1)) {
    if (!found.has(name)) throw new Error(`the grammar has no ${name}`);
  }
  return { of: (symbol) => (symbol === ERROR_SYMBOL ? kindOf.error : (bySymbol[symbol] ?? kindOf.unknown)) };
}
