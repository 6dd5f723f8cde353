/** Reduces declarations and function definitions, and gives them the marks that stand with them. */
import type {
  Declaration,
  Declarator,
  FunctionDefinition,
  Mark,
  ParameterSyntax,
  Statement,
  TypeSyntax,
} from "./ast";
import type { BuildState } from "./build-state";
import { foldType, readSpecifiers, toDeclarator } from "./build-type";
import type { Range } from "./printed-range";
import { Role } from "./shape-text";

export function reduceDeclaration(state: BuildState, base: number, end: number, at: Range): Declaration {
  const { storage, isInline, type, next } = readSpecifiers(state, base, end);
  const declarators: Declarator[] = [];
  for (let row = next; row < end; row++) {
    const parts = state.declarator(row);
    const declarator = parts && toDeclarator(state, type, parts);
    if (declarator) declarators.push(declarator);
  }
  const node = state.node(at.from, at.to);
  return { storage, isInline, base: type, declarators, marks: marksOf(state, at.from, node.last), ...node };
}

/** Marks from the end of the printed word before `from` up to token `last`. */
function marksOf(state: BuildState, from: number, last: number): Mark[] {
  const start = from > state.chunk.from ? state.lastToken(from - 1) + 1 : 0;
  return state.takeMarks(start, last);
}

export function reduceDefinition(
  state: BuildState,
  base: number,
  end: number,
  at: Range,
): FunctionDefinition | null {
  const { storage, isInline, type: returns, next } = readSpecifiers(state, base, end);
  const parts = next < end ? state.declarator(next) : null;
  const body = state.statements(end - 1)[0];
  if (!parts || parts.name < 0 || body?.kind !== "compound") return null;
  const type = foldType(state, returns, parts);
  if (type.kind !== "function") return null;
  const isOldStyle = state.role(end - 1) === Role.OldStyleBody;
  const marks = marksOf(state, at.from, body.first);
  const node = state.node(at.from, at.to);
  const head = {
    storage,
    isInline,
    name: state.wordText(parts.name),
    nameToken: state.firstToken(parts.name),
    marks,
    ...node,
  };
  if (!isOldStyle) return { ...head, type, body };
  return { ...head, ...splitOldStyle(state, type, body) };
}

type FunctionType = FunctionDefinition["type"];
type Body = FunctionDefinition["body"];

/** Moves the declarations before the real brace back to the parameters they belong to. */
function splitOldStyle(
  state: BuildState,
  type: FunctionType,
  body: Body,
): { type: FunctionType; body: Body } {
  let brace = body.first;
  while (brace < state.chunk.tokenCount - 1 && state.tokenText(brace) !== "{") brace++;
  const declared = new Map<string, TypeSyntax>();
  const rest: Statement[] = [];
  for (const statement of body.body) {
    if (statement.kind !== "declaration" || statement.last >= brace) rest.push(statement);
    else
      for (const { name, type: declaredType } of statement.declaration.declarators)
        declared.set(name, declaredType);
  }
  const parameters = type.parameters.map(
    (parameter): ParameterSyntax => ({
      ...parameter,
      type: declared.get(parameter.name ?? "") ?? parameter.type,
    }),
  );
  return { type: { ...type, parameters, isOldStyle: true }, body: { ...body, first: brace, body: rest } };
}
