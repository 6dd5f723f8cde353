/** C text through the real front end to a program ready for replay. No OS model. */
import { FileTable, neverCancelled, StringTable } from "@/lib/engine/base";
import { lowerUnits, makeLoweringCache, type Program, planAddresses } from "@/lib/engine/ir";
import { effectOf } from "@/lib/engine/model";
import { buildPrelude, LexedFiles, makeResolver, OriginMap, preprocess } from "@/lib/engine/preprocess";
import { prepareReplay, type ReplayProgram } from "@/lib/engine/replay";
import { parseUnit, TypeNames } from "@/lib/engine/syntax";
import { TypeTable } from "@/lib/engine/types";
import { cParser } from "../../support/parse-source";

export interface LoweredSource {
  readonly program: Program;
  readonly replayer: ReplayProgram;
  /** Codes and messages of everything the front end had to say, flaws of functions included. */
  readonly complaints: readonly string[];
}

export async function lowerSource(text: string): Promise<LoweredSource> {
  const files = new FileTable();
  const tables = { strings: new StringTable(), origins: new OriginMap() };
  const file = files.add({ path: "test.c", text, origin: "project" });
  const session = { files, lexed: new LexedFiles(files, tables), defines: [], tables };
  const prelude = buildPrelude([], session);
  const resolver = makeResolver(files, { includeDirs: [] }, []);
  const unit = preprocess(file, { ...session, resolver, prelude: prelude.macros });
  const names = TypeNames.empty(tables.strings);
  const input = { parser: await cParser(), names, cache: new Map(), tables, signal: neverCancelled };
  const parsed = parseUnit(unit.value, input);
  const types = new TypeTable();
  const cache = makeLoweringCache(tables.strings);
  const lowered = lowerUnits([{ unit: 0, parsed: parsed.value, isModel: false }], {
    ...tables,
    types,
    cache,
  });
  const program = lowered.value;
  const typeOf = (id: Parameters<typeof types.get>[0]) => types.get(id);
  const flaws = program.functions.flatMap((fn) =>
    fn.flaws.map((flaw) => `${fn.name}: ${flaw.code} ${flaw.detail}`),
  );
  const problems = [...unit.problems, ...parsed.problems, ...lowered.problems];
  return {
    program,
    replayer: prepareReplay(program, typeOf, planAddresses(program), (symbol) =>
      effectOf(program.symbols[symbol]!, typeOf),
    ),
    complaints: [...problems.map((problem) => `${problem.code}: ${problem.message}`), ...flaws],
  };
}
