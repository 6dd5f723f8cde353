/**
 * Flat little-endian memory of one run.
 *
 * Frames are one segment per live activation; everything else is pages of 4 KiB made on first touch, as copies of the
 * program's image (initialised globals, string literals) where it has one. A byte is known or not; a read of unknown
 * bytes asks the environment once and keeps the answer, so memory never changes by itself.
 *
 * Addresses are numbers: the unsigned 64-bit address taken as signed, which is exact for |address| < 2^53. Outside
 * of that, and in the first 64 KiB, an access is a fault.
 */
import { ENVIRONMENT_BASE, FRAME_BASE, SLOT } from "../ir";
import type { TypeId } from "../types";
import { fault } from "./run-end";
import type { Shape, Value } from "./value";
import { wrapNarrow, wrapWide } from "./value";

export const PAGE = 4096;
const FIRST_VALID = 0x1_0000;
const FIRST_VALID_POINTER = BigInt(FIRST_VALID);
const LAST_EXACT_POINTER = BigInt(Number.MAX_SAFE_INTEGER);
const FRAMES_START = Number(FRAME_BASE);
const FRAMES_END = Number(ENVIRONMENT_BASE);
const FRAME_SLOT = Number(SLOT);
const ALL_KNOWN_4 = 0x01010101;
const ALL_KNOWN_8 = 0x0101010101010101n;

export class Segment {
  readonly bytes: Uint8Array;
  /** 1 per byte whose content is determined. */
  readonly known: Uint8Array;
  readonly view: DataView;
  readonly knownView: DataView;

  constructor(readonly size: number) {
    const buffer = new ArrayBuffer(size * 2);
    this.bytes = new Uint8Array(buffer, 0, size);
    this.known = new Uint8Array(buffer, size, size);
    this.view = new DataView(buffer, 0, size);
    this.knownView = new DataView(buffer, size, size);
  }

  copy(): Segment {
    const copy = new Segment(this.size);
    copy.bytes.set(this.bytes);
    copy.known.set(this.known);
    return copy;
  }
}

/** Content of bytes nobody wrote: `size` bytes, little-endian, unsigned. */
export type UnwrittenBytes = (address: number, size: 1 | 2 | 4 | 8) => bigint;

/** Page number to content before the run. */
export type Image = ReadonlyMap<number, Segment>;

/** The address in a pattern or pointer value, checked to be one that can be accessed. */
export function accessibleAddress(value: Value): number {
  const pointer = typeof value === "bigint" ? value : BigInt(value);
  if (pointer >= FIRST_VALID_POINTER && pointer <= LAST_EXACT_POINTER) return Number(pointer);
  const address = Number(BigInt.asIntN(64, pointer));
  if (!Number.isSafeInteger(address)) fault(`access at 0x${BigInt.asUintN(64, pointer).toString(16)}`);
  if (address >= 0 && address < FIRST_VALID) fault(`access at 0x${address.toString(16)}, next to NULL`);
  return address;
}

export class Memory {
  /** Type of the read under way, for the environment's benefit. */
  reading: TypeId | null = null;

  private readonly pages = new Map<number, Segment>();
  private readonly frames = new Map<number, Segment>();
  private lastPage = Number.NaN;
  private lastSegment = new Segment(0);
  /** Offset of the address that `locate` was asked for. */
  private offset = 0;

  constructor(
    private readonly image: Image,
    private readonly unwritten: UnwrittenBytes,
  ) {}

  addFrame(activation: number, frame: Segment): void {
    this.frames.set(activation, frame);
  }

  removeFrame(activation: number): void {
    this.frames.delete(activation);
  }

  load(address: number, shape: Shape): Value {
    const segment = this.locate(address);
    return this.loadIn(segment, this.offset, address, shape);
  }

  /** As `load`, for an address inside `segment` at `offset`. */
  loadIn(segment: Segment, offset: number, address: number, shape: Shape): Value {
    const { bytes: size, isSigned } = shape;
    if (offset + size > segment.size) return this.loadAcross(address, shape);
    this.determine(segment, offset, address, size);
    const { view } = segment;
    switch (size) {
      case 1:
        return isSigned ? view.getInt8(offset) : view.getUint8(offset);
      case 2:
        return isSigned ? view.getInt16(offset, true) : view.getUint16(offset, true);
      case 4:
        return isSigned ? view.getInt32(offset, true) : view.getUint32(offset, true);
      case 8:
        return isSigned ? view.getBigInt64(offset, true) : view.getBigUint64(offset, true);
    }
  }

  store(address: number, shape: Shape, value: Value): void {
    const segment = this.locate(address);
    this.storeIn(segment, this.offset, address, shape, value);
  }

  storeIn(segment: Segment, offset: number, address: number, shape: Shape, value: Value): void {
    const { view, knownView } = segment;
    if (offset + shape.bytes > segment.size) {
      this.storeAcross(address, shape, value);
      return;
    }
    switch (shape.bytes) {
      case 1:
        view.setUint8(offset, value as number);
        knownView.setUint8(offset, 1);
        break;
      case 2:
        view.setUint16(offset, value as number, true);
        knownView.setUint16(offset, 0x0101, true);
        break;
      case 4:
        view.setUint32(offset, value as number, true);
        knownView.setUint32(offset, ALL_KNOWN_4, true);
        break;
      case 8:
        view.setBigUint64(offset, BigInt.asUintN(64, value as bigint), true);
        knownView.setBigUint64(offset, ALL_KNOWN_8, true);
    }
  }

  loadByte(address: number): number {
    const segment = this.locate(address);
    const { offset } = this;
    this.determine(segment, offset, address, 1);
    return segment.bytes[offset]!;
  }

  storeByte(address: number, byte: number): void {
    const segment = this.locate(address);
    segment.bytes[this.offset] = byte;
    segment.known[this.offset] = 1;
  }

  /** The value if every byte of it is known already, else null. Asks nobody. */
  peek(address: number, shape: Shape): Value | null {
    for (let i = 0; i < shape.bytes; i++) {
      const segment = this.locate(address + i);
      if (segment.known[this.offset] === 0) return null;
    }
    return this.load(address, shape);
  }

  /** The same memory as it is now, and as it stays. */
  snapshot(): Memory {
    const copy = new Memory(this.image, this.unwritten);
    for (const [page, segment] of this.pages) copy.pages.set(page, segment.copy());
    for (const [activation, frame] of this.frames) copy.frames.set(activation, frame.copy());
    return copy;
  }

  /** memmove. */
  copy(to: number, from: number, length: number): void {
    if (to === from) return;
    const isBackward = from < to;
    for (let i = 0; i < length; i++) {
      const at = isBackward ? length - 1 - i : i;
      this.storeByte(to + at, this.loadByte(from + at));
    }
  }

  /** Makes the bytes unwritten again. */
  forget(address: number, length: number): void {
    for (let i = 0; i < length; i++) {
      const segment = this.locate(address + i);
      segment.known[this.offset] = 0;
    }
  }

  /** The segment that holds the byte; its place in it is left in `this.offset`. */
  private locate(address: number): Segment {
    if (address >= FRAMES_START && address < FRAMES_END) {
      const activation = Math.floor((address - FRAMES_START) / FRAME_SLOT);
      const frame = this.frames.get(activation);
      const offset = address - FRAMES_START - activation * FRAME_SLOT;
      if (frame && offset < frame.size) {
        this.offset = offset;
        return frame;
      }
    }
    const page = Math.floor(address / PAGE);
    this.offset = address - page * PAGE;
    return page === this.lastPage ? this.lastSegment : this.switchPage(page);
  }

  private switchPage(page: number): Segment {
    let segment = this.pages.get(page);
    if (!segment) {
      segment = this.image.get(page)?.copy() ?? new Segment(PAGE);
      this.pages.set(page, segment);
    }
    this.lastPage = page;
    this.lastSegment = segment;
    return segment;
  }

  /** Asks the environment for what is not known of `size` bytes: whole when nothing is, else byte by byte. */
  private determine(segment: Segment, offset: number, address: number, size: 1 | 2 | 4 | 8): void {
    const { known, knownView } = segment;
    switch (size) {
      case 1:
        if (known[offset] === 1) return;
        break;
      case 2:
        if (knownView.getUint16(offset, true) === 0x0101) return;
        break;
      case 4:
        if (knownView.getUint32(offset, true) === ALL_KNOWN_4) return;
        break;
      case 8:
        if (
          knownView.getUint32(offset, true) === ALL_KNOWN_4 &&
          knownView.getUint32(offset + 4, true) === ALL_KNOWN_4
        )
          return;
    }
    const isAllUnknown = known.subarray(offset, offset + size).every((flag) => flag === 0);
    if (isAllUnknown) this.setBytes(segment, offset, size, this.unwritten(address, size));
    else for (let i = 0; i < size; i++) this.determineByte(segment, offset + i, address + i);
  }

  private determineByte(segment: Segment, offset: number, address: number): void {
    if (segment.known[offset] === 0) this.setBytes(segment, offset, 1, this.unwritten(address, 1));
  }

  private setBytes(segment: Segment, offset: number, size: number, pattern: bigint): void {
    let rest = pattern;
    for (let i = 0; i < size; i++, rest >>= 8n) {
      segment.bytes[offset + i] = Number(rest & 0xffn);
      segment.known[offset + i] = 1;
    }
  }

  private loadAcross(address: number, shape: Shape): Value {
    let pattern = 0n;
    for (let i = shape.bytes - 1; i >= 0; i--) pattern = (pattern << 8n) | BigInt(this.loadByte(address + i));
    return shape.isWide ? wrapWide(pattern, shape) : wrapNarrow(Number(BigInt.asIntN(32, pattern)), shape);
  }

  private storeAcross(address: number, shape: Shape, value: Value): void {
    let rest = BigInt.asUintN(64, BigInt(value));
    for (let i = 0; i < shape.bytes; i++, rest >>= 8n) this.storeByte(address + i, Number(rest & 0xffn));
  }
}
