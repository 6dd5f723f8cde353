/** What many cases hide is found by looking at each: a kept state knows which pointer leads where, one that arrives not. */
import { expect, it } from "vitest";
import type { TermId } from "@/lib/engine/domain";
import { explore, Memory, PURPOSE } from "@/lib/engine/explore";
import { RAW } from "@/lib/engine/explore/regions";
import { BRIEF, FULL } from "@/lib/engine/prove/check-fixpoint";
import { Entailment } from "@/lib/engine/prove/entailment";
import { projectOf, testEngine } from "../../support/engine";

const DRIVER = `HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID dev, PSCSI_REQUEST_BLOCK srb) {
  KIRQL irql;
  IoAcquireCancelSpinLock(&irql);
  IoReleaseCancelSpinLock(irql);
  return TRUE;
}`;

async function someWork() {
  const engine = await testEngine();
  const project = projectOf([{ path: "a.c", text: DRIVER }]);
  const options = { rules: ["CancelSpinLock"], steps: null };
  const { inputs } = engine.explorations(project, options, { aborted: false });
  return explore(inputs[0]!).fixpoint.work;
}

/**
 * Kept: `*q1 = v1 ... *qn = vn`, and `*p` is `p == q1 ? v1 : ... : p == qn ? vn : j`, or
 * anything for the first `gates` values of a variable. Arrives: the same without `*p`,
 * which is what the equal one of them holds, or else never written.
 *
 * @param wrong a case in which the kept state claims another value; 0 for none
 */
async function statesOf(cases: number, gates: number, wrong: number) {
  const work = await someWork();
  const { terms, symbols, regions, states } = work;
  const symbol = (at: number, width: 32 | 64) => symbols.make(0, PURPOSE.havoc, at, 0, width, width === 64);
  const pointer = symbol(0, 64);
  const others = Array.from({ length: cases }, (_, at) => ({
    number: at + 1,
    pointer: symbol(at + 1, 64),
    value: symbol(100 + at, 32),
  }));
  const at = (address: TermId) => regions.locate(address, 4, RAW);
  const memory = new Memory(work);
  memory.epoch = symbols.makeEpoch(0, PURPOSE.havoc, 1);
  for (const one of others) memory.put(at(one.pointer), one.value);
  const arriving = states.save(memory);
  const claimed = others.reduce(
    (below, one) => {
      const value = one.number === wrong ? terms.smallConstant(7, 32) : one.value;
      return terms.ite(terms.binary("eq", pointer, one.pointer), value, below);
    },
    symbol(200, 32),
  );
  const variable = symbol(300, 32);
  const gated = Array.from({ length: gates }, (_, one) => one).reduce<TermId>((below, one) => {
    const isIt = terms.binary("eq", variable, terms.smallConstant(one, 32));
    return terms.ite(isIt, symbol(400 + one, 32), below);
  }, claimed);
  memory.put(at(pointer), gated);
  const kept = states.save(memory);
  const entailment = new Entailment(work, work.input.makeDecider(terms, work.pcs));
  return {
    holds: (effort: typeof FULL) => {
      entailment.setEffort(effort);
      return entailment.holds(arriving, null, kept, 1);
    },
  };
}

it.each([1, 4, 7, 8])("%i pointers of which one may lead to the same memory", async (cases) => {
  expect((await statesOf(cases, 4, 0)).holds(FULL)).toBe(true);
});

it.each([1, 5, 8])("is refused where case %i of 8 holds something else", async (wrong) => {
  expect((await statesOf(8, 0, wrong)).holds(FULL)).toBe(false);
});

it("is given up where little may be spent", async () => {
  expect((await statesOf(8, 4, 0)).holds(BRIEF)).toBe(false);
});
