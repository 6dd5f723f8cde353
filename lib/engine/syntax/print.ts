/**
 * Prints a chunk's tree as one s-expression per declaration: for goldens and for `dump tree`.
 *
 *     static int f(char *p) { return *p + 1; }
 *     (function static f (-> int (p (* char)))
 *       (return (+ (* p) 1)))
 *
 * A node is a list of parts, made when the printer reaches it; the printer's stack is its own, so depth costs nothing.
 */
import { assertNever } from "../base";
import type {
  Declaration,
  Declarator,
  Expression,
  FieldSyntax,
  FunctionDefinition,
  Initializer,
  InitializerItem,
  Mark,
  ParameterSyntax,
  Statement,
  TopLevel,
  TypeSyntax,
} from "./ast";
import type { ChunkTree } from "./chunk";

/** A word, or a node to be printed in its place; `onLine` nodes start a line. */
type Part = string | { readonly parts: () => readonly Part[]; readonly onLine: boolean };

export function printTree(tree: ChunkTree): string {
  const lines = tree.top.map((top) => printParts(topLevel(top)));
  for (const { kind, first, last, detail } of tree.damage) lines.push(`!${kind} ${first}-${last} ${detail}`);
  return lines.join("\n");
}

const DEEPEST_INDENT = 40;

function printParts(root: readonly Part[]): string {
  const output: string[] = ["("];
  const open: { readonly parts: readonly Part[]; index: number; readonly depth: number }[] = [
    { parts: root, index: 0, depth: 1 },
  ];
  for (let top = open[0]; top; top = open[open.length - 1]) {
    const part = top.parts[top.index];
    if (part === undefined) {
      output.push(")");
      open.pop();
      continue;
    }
    const onLine = typeof part !== "string" && part.onLine;
    if (top.index++ > 0) output.push(onLine ? `\n${"  ".repeat(Math.min(top.depth, DEEPEST_INDENT))}` : " ");
    const inner = typeof part === "string" ? [part] : part.parts();
    if (inner.length === 1 && typeof inner[0] === "string") output.push(inner[0]);
    else {
      output.push("(");
      open.push({ parts: inner, index: 0, depth: onLine ? top.depth + 1 : top.depth });
    }
  }
  return output.join("");
}

const inline = (parts: () => readonly Part[]): Part => ({ parts, onLine: false });
const onLine = (parts: () => readonly Part[]): Part => ({ parts, onLine: true });
const expr = (node: Expression): Part => inline(() => expression(node));
const type = (node: TypeSyntax): Part => inline(() => typeSyntax(node));
const line = (node: Statement): Part => onLine(() => statement(node));
const optional = <Node>(node: Node | null, print: (node: Node) => Part): Part =>
  node === null ? "_" : print(node);

// Declarations ----------------------------------------------------------------------------------------

function topLevel(top: TopLevel): readonly Part[] {
  switch (top.kind) {
    case "function":
      return definition(top.definition);
    case "declaration":
      return declaration(top.declaration);
    case "error":
    case "empty":
      return [top.kind];
    default:
      return assertNever(top);
  }
}

function definition(node: FunctionDefinition): readonly Part[] {
  return ["function", ...head(node), node.name, type(node.type), ...node.body.body.map(line)];
}

function head(node: {
  readonly storage: string;
  readonly isInline: boolean;
  readonly marks: readonly Mark[];
}): Part[] {
  const words: Part[] = node.marks.map(mark);
  if (node.storage !== "none") words.push(node.storage);
  if (node.isInline) words.push("inline");
  return words;
}

function mark({ kind, argument }: Mark): string {
  return argument === "" ? `@${kind}` : `@${kind}(${argument})`;
}

function declaration(node: Declaration): readonly Part[] {
  const names = node.declarators.map((declared) => inline(() => declarator(declared)));
  return ["declare", ...head(node), ...(names.length > 0 ? names : [type(node.base)])];
}

function declarator(node: Declarator): readonly Part[] {
  const parts: Part[] = [node.name, type(node.type)];
  const { initial } = node;
  return initial ? [...parts, inline(() => initializer(initial))] : parts;
}

// Types -----------------------------------------------------------------------------------------------

function typeSyntax(node: TypeSyntax): readonly Part[] {
  const plain = unqualified(node);
  const words = [node.isConst ? "const" : "", node.isVolatile ? "volatile" : ""].filter(
    (word) => word !== "",
  );
  return words.length > 0 ? [...words, inline(() => plain)] : plain;
}

function unqualified(node: TypeSyntax): readonly Part[] {
  switch (node.kind) {
    case "named":
      return [node.name];
    case "base":
      return [node.words.replaceAll(" ", "-")];
    case "record":
      return [
        node.record,
        ...packing(node.pack),
        node.tag ?? "_",
        ...(node.fields?.map((f) => inline(() => field(f))) ?? []),
      ];
    case "enum":
      return [
        "enum",
        node.tag ?? "_",
        ...(node.enumerators ?? []).map(({ name, value }) =>
          value ? inline(() => ["=", name, expr(value)]) : name,
        ),
      ];
    case "pointer":
      return ["*", type(node.to)];
    case "array":
      return ["[]", type(node.of), optional(node.size, expr)];
    case "function":
      return [
        node.isOldStyle ? "->?" : "->",
        type(node.returns),
        ...node.parameters.map((p) => inline(() => parameter(p))),
        ...(node.isVariadic ? ["..."] : []),
      ];
    case "typeof":
      return ["typeof", expr(node.operand)];
    case "error":
      return ["<error>"];
    default:
      return assertNever(node);
  }
}

function packing(pack: number | null): Part[] {
  return pack === null ? [] : [`@pack(${pack})`];
}

function field(node: FieldSyntax): readonly Part[] {
  const parts: Part[] = [node.name ?? "_", type(node.type)];
  return node.bitWidth ? [...parts, ":", expr(node.bitWidth)] : parts;
}

function parameter(node: ParameterSyntax): readonly Part[] {
  return [...node.marks.map(mark), node.name ?? "_", type(node.type)];
}

// Expressions -----------------------------------------------------------------------------------------

function expression(node: Expression): readonly Part[] {
  switch (node.kind) {
    case "name":
      return [node.name];
    case "number":
    case "character":
      return [node.text];
    case "string":
      return node.texts.length === 1 ? [node.texts[0]!] : ["strings", ...node.texts];
    case "unary":
      return [node.operator, expr(node.operand)];
    case "postfix":
      return [`post${node.operator}`, expr(node.operand)];
    case "binary":
      return [node.operator, expr(node.left), expr(node.right)];
    case "assign":
      return [node.operator === "=" ? "=" : `${node.operator}=`, expr(node.target), expr(node.value)];
    case "conditional":
      return ["?:", expr(node.condition), optional(node.whenTrue, expr), expr(node.whenFalse)];
    case "comma":
      return [",", expr(node.left), expr(node.right)];
    case "call":
      return ["call", expr(node.callee), ...node.arguments.map(expr)];
    case "index":
      return ["index", expr(node.base), expr(node.index)];
    case "member":
      return [node.isArrow ? "->" : ".", expr(node.base), node.name];
    case "cast":
      return ["cast", type(node.type), expr(node.operand)];
    case "sizeof-type":
    case "alignof-type":
      return [node.kind, type(node.type)];
    case "sizeof-value":
      return [node.kind, expr(node.operand)];
    case "offsetof":
      return [
        "offsetof",
        type(node.type),
        ...node.path.map((step) => (typeof step === "string" ? step : expr(step))),
      ];
    case "compound-literal":
      return ["literal", type(node.type), inline(() => initializer(node.value))];
    case "error":
      return ["<error>"];
    default:
      return assertNever(node);
  }
}

function initializer(node: Initializer): readonly Part[] {
  if (node.kind === "value") return expression(node.value);
  return ["{}", ...node.items.map((item) => inline(() => initializerItem(item)))];
}

function initializerItem({ designators, value }: InitializerItem): readonly Part[] {
  if (designators.length === 0) return initializer(value);
  const path = designators.map((step) => (typeof step === "string" ? `.${step}` : expr(step)));
  return ["at", ...path, inline(() => initializer(value))];
}

// Statements ------------------------------------------------------------------------------------------

function statement(node: Statement): readonly Part[] {
  switch (node.kind) {
    case "compound":
      return ["block", ...node.body.map(line)];
    case "expression":
      return ["do-expression", expr(node.expression)];
    case "declaration":
      return declaration(node.declaration);
    case "if":
      return [
        "if",
        expr(node.condition),
        line(node.whenTrue),
        ...(node.whenFalse ? [line(node.whenFalse)] : []),
      ];
    case "while":
      return ["while", expr(node.condition), line(node.body)];
    case "do":
      return ["do", expr(node.condition), line(node.body)];
    case "for":
      return [
        "for",
        optional(node.initial, (s) => inline(() => statement(s))),
        optional(node.condition, expr),
        optional(node.step, expr),
        line(node.body),
      ];
    case "switch":
      return ["switch", expr(node.subject), line(node.body)];
    case "case":
      return ["case", expr(node.value), ...(node.upTo ? ["...", expr(node.upTo)] : []), ...body(node.body)];
    case "default":
      return ["default", ...body(node.body)];
    case "label":
      return ["label", node.name, ...body(node.body)];
    case "goto":
      return ["goto", node.label];
    case "return":
      return node.value ? ["return", expr(node.value)] : ["return", "_"];
    case "try":
      return ["try", line(node.body), handler(node.handler)];
    case "break":
    case "continue":
    case "empty":
    case "leave":
    case "asm":
      return [node.kind];
    case "error":
      return ["<error>"];
    default:
      return assertNever(node);
  }
}

function body(node: Statement | null): Part[] {
  return node ? [line(node)] : [];
}

function handler(node: Extract<Statement, { kind: "try" }>["handler"]): Part {
  if (node.kind === "finally") return onLine(() => ["finally", line(node.body)]);
  return onLine(() => ["except", expr(node.filter), line(node.body)]);
}
