/**
 * A driver as the bench sees it: its files, what the engine finds in it, and the functions that a pair can be planted in.
 *
 * Left out, because the construction would not hold: functions that already use the lock or call something that does,
 * those that such functions call (the lock may be held there), those that may be entered again while they run, and those
 * whose braces come out of macros.
 */
import type { FileId } from "@/lib/engine/base";
import { calleesOf, type FunctionFlow, flowOfFunctions, reachableFrom, reachersOf } from "@/lib/engine/cfg";
import type { Engine } from "@/lib/engine/engine";
import type { FrontEndResult } from "@/lib/engine/front-end";
import type { FuncId, FunctionIr } from "@/lib/engine/ir";
import { findEntryPoints } from "@/lib/engine/model";
import type { Project } from "@/lib/engine/project";
import type { Chunk, FunctionDefinition } from "@/lib/engine/syntax";
import { guardsOf } from "./guards";
import { plantingsOf } from "./plant";
import type { PlantedFunction } from "./planting";
import { ChunkText, type Spot } from "./source-text";

const neverAborted = { aborted: false };
const WATCHED = new Set(["IoAcquireCancelSpinLock", "IoReleaseCancelSpinLock"]);

export interface Subject {
  readonly project: Project;
  readonly pathOf: (file: FileId) => string;
  /** In the order of the program. */
  readonly functions: readonly PlantedFunction[];
  /** Own functions that the system or another one of them reaches, planted in or not. */
  readonly reached: number;
}

export function openSubject(engine: Engine, project: Project): Subject {
  const front = engine.frontEnd(project, neverAborted);
  const { program, types, files, tables } = front;
  const typeOf = (id: Parameters<typeof types.get>[0]) => types.get(id);
  const flow = flowOfFunctions(program, typeOf);
  const roles = new Map<FuncId, string>();
  const entries = findEntryPoints({
    program,
    typeOf,
    flow,
    origins: tables.origins,
    overrides: project.entries,
    constantOf: (name) => front.enumerators.get(name) ?? null,
  });
  for (const { fn, role } of entries) if (!roles.has(fn)) roles.set(fn, role);
  const reached = reachableFrom(program, flow, [...roles.keys()]);
  const usable = usableFunctions(front, flow, reached);
  const places = new DefinitionPlaces(front);
  return {
    project,
    pathOf: (file) => files.get(file).path,
    functions: usable.flatMap((fn) => planted(front, places, fn, roles.get(fn.id) ?? null) ?? []),
    reached: [...reached].filter((id) => !program.functions[id]!.isModel).length,
  };
}

function usableFunctions(
  { program }: FrontEndResult,
  flow: FunctionFlow,
  reached: ReadonlySet<FuncId>,
): readonly FunctionIr[] {
  const users = new Set(
    program.functions.filter((fn) => !fn.isModel && callsWatched(program.symbols, fn)).map(({ id }) => id),
  );
  const above = users.size > 0 ? reachersOf(program, flow, users) : users;
  const below = reachableFrom(program, flow, [...above]);
  return program.functions.filter((fn) => {
    if (fn.isModel || !reached.has(fn.id) || above.has(fn.id) || below.has(fn.id)) return false;
    return !reachableFrom(program, flow, [...calleesOf(program, flow, fn)]).has(fn.id);
  });
}

function callsWatched(symbols: FrontEndResult["program"]["symbols"], fn: FunctionIr): boolean {
  return fn.blocks.some(({ stmts }) =>
    stmts.some(
      (stmt) =>
        stmt.kind === "call" &&
        stmt.callee.kind === "direct" &&
        WATCHED.has(symbols[stmt.callee.symbol]!.name),
    ),
  );
}

interface DefinitionPlace {
  readonly chunk: Chunk;
  readonly definition: FunctionDefinition;
}

/** Definitions by the place of their name. */
class DefinitionPlaces {
  private readonly byName = new Map<string, DefinitionPlace>();

  constructor(private readonly front: FrontEndResult) {
    for (const { chunks } of front.parsed) {
      for (const chunk of chunks) {
        for (const top of chunk.tree.top) {
          if (top.kind !== "function") continue;
          const key = this.keyOf(chunk.origins[top.definition.nameToken]!);
          if (key) this.byName.set(key, { chunk, definition: top.definition });
        }
      }
    }
  }

  of(fn: FunctionIr): DefinitionPlace | null {
    const key = this.keyOf(fn.places.origins[fn.nameToken]!);
    return key === null ? null : (this.byName.get(key) ?? null);
  }

  /** Null for a name that a macro made. */
  private keyOf(origin: number): string | null {
    const { origins } = this.front.tables;
    const id = origin as Parameters<typeof origins.spelling>[0];
    if (origins.expansion(id) !== 0) return null;
    const at = origins.spelling(id);
    return at && `${at.file}:${at.start}`;
  }
}

function planted(
  front: FrontEndResult,
  places: DefinitionPlaces,
  fn: FunctionIr,
  role: string | null,
): PlantedFunction | null {
  const place = places.of(fn);
  if (!place) return null;
  const { files, types, tables } = front;
  const spelled = (text: number) => tables.strings.text(text as Parameters<typeof tables.strings.text>[0]);
  const source = new ChunkText(place.chunk, tables.origins, spelled);
  const { definition } = place;
  const top = source.after(definition.body.first);
  const outside = source.before(definition.first);
  const name = source.before(definition.nameToken);
  if (!top || !outside || !name || top.file !== outside.file) return null;
  if (files.get(top.file).origin !== "project" || source.spelling(definition.body.first) !== "{") return null;
  const placeOf = ({ file, offset }: Spot) => {
    const { line, column } = files.lineColumn(file, offset);
    return `${line}:${column}`;
  };
  const plantings = plantingsOf({ definition, source, top, guards: guardsOf(fn, types), placeOf });
  const path = files.get(top.file).path;
  const { line } = files.lineColumn(name.file, name.offset);
  return { name: fn.name, role, file: path, line, top, outside, returns: returnsOf(front, fn), plantings };
}

function returnsOf({ types }: FrontEndResult, fn: FunctionIr): PlantedFunction["returns"] {
  const type = types.get(fn.type);
  if (type.kind !== "function") return null;
  const { kind } = types.get(type.returns);
  if (kind === "void") return "nothing";
  return kind === "record" || kind === "open" ? null : "zero";
}
