/**
 * What arriving memory holds at a location, read where the kept state lists the same bytes under other names.
 *
 *     kept: x[0:4] = j, x[0:1] = trunc j          arrives: neither is listed; x[0:1] is read as trunc(x[0:4])
 *     kept: p->n = j, p == q, q->n = j            arrives: p == q, p->n is read as q->n
 *
 * Reading a location that nobody wrote names its content anew, so two names of the same bytes look like two values.
 */
import type { TermId, Width } from "../domain";
import type { LocationId, Memory, Workspace } from "../explore";
import type { Choices } from "./choices";
import type { StandIns } from "./stand-ins";

const ABSENT = -1;

export class Sightings {
  constructor(
    private readonly work: Workspace,
    private readonly arriving: Memory,
    private readonly kept: Memory,
    private readonly standIns: StandIns,
    private readonly choices: Choices,
  ) {}

  *of(location: LocationId): Generator<TermId> {
    const { regions } = this.work;
    yield this.arriving.read(location);
    const shared = regions.overlaps(location).filter((other) => this.isListed(other));
    for (const whole of shared) if (this.contains(whole, location)) yield this.part(whole, location);
    if (shared.length > 0) yield this.assembled(location, shared);
    const aliases = regions.candidates(location, this.kept.position).flat();
    for (const other of aliases) {
      if (this.isListed(other) && this.isSameMemory(location, other)) yield this.standIns.read(other);
    }
  }

  /** The location in the arriving state, and another in the kept one. */
  isSameMemory(one: LocationId, other: LocationId): boolean {
    const { regions, terms } = this.work;
    if (regions.size(one) !== regions.size(other)) return false;
    const equal = terms.binary("eq", regions.address(one), this.standIns.translated(regions.address(other)));
    return this.choices.known(this.arriving.pc, equal) === true;
  }

  private isListed(location: LocationId): boolean {
    return this.kept.entry(location) !== ABSENT;
  }

  private contains(whole: LocationId, part: LocationId): boolean {
    const { regions } = this.work;
    const shift = regions.offset(part) - regions.offset(whole);
    return shift >= 0 && shift + regions.size(part) <= regions.size(whole);
  }

  private part(whole: LocationId, part: LocationId): TermId {
    const { regions, terms } = this.work;
    const value = this.standIns.read(whole);
    const shift = terms.smallConstant((regions.offset(part) - regions.offset(whole)) * 8, terms.width(value));
    const moved = terms.binary("lshr", value, shift);
    const width = (regions.size(part) * 8) as Width;
    return terms.width(moved) === width ? moved : terms.truncate(moved, width);
  }

  /** Byte by byte, each from what is listed of it. */
  private assembled(location: LocationId, shared: readonly LocationId[]): TermId {
    const { regions, terms } = this.work;
    const size = regions.size(location);
    const width = (size * 8) as Width;
    let value = terms.smallConstant(0, width);
    for (let at = 0; at < size; at++) {
      const byte = regions.location(
        regions.root(location),
        regions.offset(location) + at,
        1,
        regions.group(location),
      );
      const holder = shared.find((other) => this.contains(other, byte));
      const content = holder === undefined ? this.standIns.read(byte) : this.part(holder, byte);
      const placed = terms.binary(
        "shl",
        terms.extend("zext", content, width),
        terms.smallConstant(at * 8, width),
      );
      value = terms.binary("or", value, placed);
    }
    return value;
  }
}
