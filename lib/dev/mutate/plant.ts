/**
 * Every way a lock pair can be planted in one function: around its body, first thing, around and inside statements, and
 * each of these behind a condition.
 */
import type { FunctionDefinition, Statement } from "@/lib/engine/syntax";
import type { Guard } from "./guards";
import { give, guard, type Piece, type PlantedPiece, type Planting, take, text } from "./planting";
import { BODY, type Region, regionsOf } from "./region";
import type { ChunkText, Spot } from "./source-text";

export interface PlantInput {
  readonly definition: FunctionDefinition;
  readonly source: ChunkText;
  readonly top: Spot;
  readonly guards: readonly Guard[];
  /** `line:column` of a spot. */
  readonly placeOf: (spot: Spot) => string;
}

const RANK = { declare: 0, tight: 1, open: 2, inner: 3, innerEnd: 4, close: 5 } as const;

export function plantingsOf(input: PlantInput): readonly Planting[] {
  const first = firstSpot(input);
  const regions = regionsOf(input.definition).filter((region) => spotsOf(region, input.source) !== null);
  return [
    ...(first ? [tight(input, first, null), ...input.guards.map((one) => tight(input, first, one))] : []),
    ...regions.flatMap((region) => [
      around(input, region, null),
      ...input.guards
        .filter((one) => region.what === BODY || one.keeps === "itself")
        .map((one) => around(input, region, one)),
    ]),
  ];
}

/** Before the first statement that is not a declaration. */
function firstSpot({ definition, source }: PlantInput): Spot | null {
  const statement = definition.body.body.find(({ kind }) => kind !== "declaration");
  return statement ? source.before(statement.first) : null;
}

/** Taken and given back at once, before all else the function does. */
function tight({ top, placeOf }: PlantInput, at: Spot, behind: Guard | null): Planting {
  const pieces = [...opening(behind), text(' DbgPrint("held"); '), ...closing(behind, 0)];
  return {
    name: `at the top${named(behind)}`,
    at: `${placeOf(at)}${condition(behind)}`,
    where: [declaration(top, behind), { at, rank: RANK.tight, pieces }],
    gives: 1,
    isGuarded: behind !== null,
    keeps: "itself",
    isFirst: true,
  };
}

function around({ top, source, placeOf }: PlantInput, region: Region, behind: Guard | null): Planting {
  const spots = spotsOf(region, source)!;
  const end = region.leavings.length;
  const where: PlantedPiece[] = [declaration(top, behind)];
  const brace = (mark: string) => (region.isUnbraced ? [text(mark)] : []);
  where.push({ at: spots.start, rank: RANK.open, pieces: [...brace("{ "), ...opening(behind)] });
  spots.leavings.forEach(({ start, end: after }, index) => {
    where.push({ at: start, rank: RANK.inner, pieces: [text("{ "), ...closing(behind, index)] });
    where.push({ at: after, rank: RANK.innerEnd, pieces: [text(" }")] });
  });
  where.push({ at: spots.end, rank: RANK.close, pieces: [...closing(behind, end), ...brace(" }")] });
  return {
    name: `around ${region.what}${named(behind)}`,
    at: `${placeOf(spots.start)}${condition(behind)}`,
    where,
    gives: end + 1,
    isGuarded: behind !== null,
    keeps: behind?.keeps ?? "itself",
    isFirst: region.what === BODY,
  };
}

function named(behind: Guard | null): string {
  return behind ? ` behind ${behind.name}` : "";
}

function condition(behind: Guard | null): string {
  return behind ? ` if ${behind.condition}` : "";
}

function declaration(top: Spot, behind: Guard | null): PlantedPiece {
  const pieces = [text(` KIRQL mutation_irql; ULONG mutation_i; ${behind?.declares ?? ""}`)];
  return { at: top, rank: RANK.declare, pieces };
}

function opening(behind: Guard | null): readonly Piece[] {
  if (!behind) return [take];
  const flag = behind.again === null ? " mutation_held = 1;" : "";
  return [text(`${behind.before} if (${behind.condition}) { `), take, text(`${flag} } `)];
}

function closing(behind: Guard | null, index: number): readonly Piece[] {
  if (!behind) return [text(" "), give(index), text(" ")];
  const flag = behind.again === null ? " mutation_held = 0;" : "";
  return [
    text(" if ("),
    guard(behind.again ?? "mutation_held"),
    text(") { "),
    give(index),
    text(`${flag} } `),
  ];
}

interface RegionSpots {
  readonly start: Spot;
  readonly end: Spot;
  readonly leavings: readonly { readonly start: Spot; readonly end: Spot }[];
}

function spotsOf({ statements, leavings }: Region, source: ChunkText): RegionSpots | null {
  const start = source.before(statements[0]!.first);
  const end = source.after(statements.at(-1)!.last);
  const ways = leavings.map((leaving) => spotsAround(leaving, source));
  if (!start || !end || start.file !== end.file || ways.includes(null)) return null;
  return { start, end, leavings: ways as { start: Spot; end: Spot }[] };
}

function spotsAround(statement: Statement, source: ChunkText): { start: Spot; end: Spot } | null {
  const start = source.before(statement.first);
  const end = source.after(statement.last);
  return start && end && start.file === end.file ? { start, end } : null;
}
