/** `using namespace a;`, `using a::f;`, `using X = T;`, and `static_assert`, which says nothing to us. */
import { type Entity, newScope } from "./entities";
import { declareType } from "./lookup";
import { readTypeName } from "./read-declarators";
import { readName } from "./read-names";
import { type Translator, Unreadable } from "./translator";

export function readUsing(t: Translator): void {
  t.expect("using");
  if (t.accept("namespace")) {
    const { entity } = readName(t);
    if (entity?.kind === "namespace") t.scope.usings.push(entity.scope);
    t.expect(";");
    return;
  }
  if (t.isIdentifier() && t.peek(1) === "=") {
    const name = t.identifier();
    t.expect("=");
    declareType(t.scope, name, readTypeName(t));
    t.expect(";");
    return;
  }
  do {
    t.accept("typename");
    const { entity, name } = readName(t);
    if (entity) use(t, name, entity);
  } while (t.accept(","));
  t.expect(";");
}

/** Functions of a base class join those of the class. */
function use(t: Translator, name: string, entity: Entity): void {
  const own = t.scope.names.get(name);
  if (own?.kind === "functions" && entity.kind === "functions") {
    own.functions.push(...entity.functions.filter((made) => !own.functions.includes(made)));
    return;
  }
  t.scope.names.set(
    name,
    entity.kind === "functions" ? { ...entity, functions: [...entity.functions] } : entity,
  );
  if (entity.kind === "type") t.scope.tags.set(name, entity);
}

export function skipStaticAssert(t: Translator): void {
  t.i++;
  t.i = t.closer(t.expect("(")) + 1;
  t.expect(";");
}

export { newScope, Unreadable };
