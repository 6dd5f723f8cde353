/**
 * Units of earlier runs, for a run that meets the same texts under the same file numbers: a keystroke in one file costs
 * that file's units, not the project's.
 *
 *     run 1: a.c includes x.h; b.c       run 2, x.h edited: a.c is read again, b.c is what it was
 *
 * A unit depends on its own text, on the texts it included, and on what `beginRun` is told: the paths (they decide what
 * an `#include` finds, and the numbers of files) and the configuration. What is remembered is the very object of the
 * earlier run, so caches further on that go by identity hit as well.
 */
import type { FileId, FileTable, Outcome } from "./base";
import type { TranslationUnit } from "./preprocess";
import type { ParsedUnit } from "./syntax";

interface RememberedUnit {
  readonly texts: readonly { readonly file: FileId; readonly text: string }[];
  readonly read: Outcome<TranslationUnit>;
}

export class UnitMemory {
  private surroundings = "";
  private readonly units = new Map<FileId, RememberedUnit>();
  /** Of a translation unit; C++ units are read together and are remembered under the first of them. */
  private parsed = new WeakMap<TranslationUnit, readonly Outcome<ParsedUnit>[]>();
  private together: readonly TranslationUnit[] = [];
  private readonly readings = new Map<FileId, ParsedUnit["reading"]>();

  /** @param surroundings all that units depend on besides texts */
  beginRun(surroundings: string): void {
    if (surroundings === this.surroundings) return;
    this.surroundings = surroundings;
    this.units.clear();
    this.parsed = new WeakMap();
    this.together = [];
    this.readings.clear();
  }

  unit(file: FileId, files: FileTable, read: () => Outcome<TranslationUnit>): Outcome<TranslationUnit> {
    const known = this.units.get(file);
    if (known?.texts.every((one) => files.get(one.file).text === one.text)) return known.read;
    const outcome = read();
    const texts = [file, ...outcome.value.included].map((one) => ({ file: one, text: files.get(one).text }));
    this.units.set(file, { texts, read: outcome });
    return outcome;
  }

  /** `parse` is told how the last text of the unit was read. */
  parsedUnit(
    unit: TranslationUnit,
    parse: (earlier: ParsedUnit["reading"]) => Outcome<ParsedUnit>,
  ): Outcome<ParsedUnit> {
    const known = this.parsed.get(unit);
    if (known) return known[0]!;
    const outcome = parse(this.readings.get(unit.file));
    this.parsed.set(unit, [outcome]);
    this.readings.set(unit.file, outcome.value.reading);
    return outcome;
  }

  /** Units whose trees depend on one another. */
  parsedUnits(
    units: readonly TranslationUnit[],
    parse: () => Iterable<Outcome<ParsedUnit>>,
  ): readonly Outcome<ParsedUnit>[] {
    const [first] = units;
    if (!first) return [];
    const isSame = units.length === this.together.length && units.every((one, i) => one === this.together[i]);
    const known = isSame ? this.parsed.get(first) : undefined;
    if (known) return known;
    const outcomes = [...parse()];
    this.together = units;
    this.parsed.set(first, outcomes);
    return outcomes;
  }
}
