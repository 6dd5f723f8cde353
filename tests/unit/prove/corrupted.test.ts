/**
 * The second checker refuses what a bug in exploration would hand it: fixpoints that are right are corrupted in the
 * ways that joins, loops, branches and bookkeeping go wrong, and each must leave a gap.
 */
import { describe, expect, it } from "vitest";
import { negate, type TermId } from "@/lib/engine/domain";
import { explore, type Fixpoint, Memory, NO_STATE, type NodeId, PURPOSE } from "@/lib/engine/explore";
import { checkFixpoint } from "@/lib/engine/prove";
import { projectOf, testEngine } from "../../support/engine";

const HEAD = `typedef struct _EXT { ULONG F0; ULONG Count; BOOLEAN Held; } EXT;
HW_STARTIO StartIo;
static BOOLEAN TryTake(EXT *ext, PKIRQL irql) {
  if (ext->F0 == 3) return FALSE;
  IoAcquireCancelSpinLock(irql);
  return TRUE;
}
BOOLEAN StartIo(PVOID dev, PSCSI_REQUEST_BLOCK srb) { EXT *ext = (EXT *)dev; KIRQL irql = 0;`;

const FLAG = `${HEAD}
  BOOLEAN took = FALSE;
  if (ext->F0 > 4) { IoAcquireCancelSpinLock(&irql); took = TRUE; }
  ext->Count++;
  if (took) IoReleaseCancelSpinLock(irql);
  return TRUE; }`;

const LOOP = `${HEAD}
  ULONG i; ULONG held = 0;
  for (i = 0; i < ext->Count; i++) {
    if (held == 0) { IoAcquireCancelSpinLock(&irql); held = 1; }
    if (ext->F0 == i) { IoReleaseCancelSpinLock(irql); held = 0; }
  }
  if (held) IoReleaseCancelSpinLock(irql);
  return TRUE; }`;

const HELPER = `${HEAD}
  if (TryTake(ext, &irql)) { ext->Count = 1; IoReleaseCancelSpinLock(irql); }
  return TRUE; }`;

/** `last` is the `i` of the round before. */
const FOLLOWER = `${HEAD}
  ULONG i; ULONG last = 0;
  for (i = 0; i < ext->Count; i++) {
    if (last + 1 == i) IoAcquireCancelSpinLock(&irql);
    if (last + 1 == i) IoReleaseCancelSpinLock(irql);
    last = i;
  }
  return TRUE; }`;

const PROGRAMS = { FLAG, LOOP, HELPER, FOLLOWER } as const;

async function fixpointOf(text: string): Promise<Fixpoint> {
  const engine = await testEngine();
  const project = projectOf([{ path: "a.c", text }]);
  const { inputs } = engine.explorations(
    project,
    { rules: ["CancelSpinLock"], steps: null },
    { aborted: false },
  );
  return explore(inputs[0]!).fixpoint;
}

function gapsOf(fixpoint: Fixpoint): readonly string[] {
  const { work } = fixpoint;
  return checkFixpoint(fixpoint, work.input.makeDecider(work.terms, work.pcs)).map(({ why }) => why);
}

function nodesOf({ graph }: Fixpoint): readonly NodeId[] {
  return Array.from({ length: graph.nodeCount }, (_, node) => node).filter(
    (node) => graph.state(node) !== NO_STATE,
  );
}

/** Runs `corrupt` on each node, one at a time; the nodes at which it changed something and nobody noticed. */
function unnoticed(fixpoint: Fixpoint, corrupt: (node: NodeId) => readonly number[]): readonly string[] {
  const { graph } = fixpoint;
  const missed: string[] = [];
  for (const node of nodesOf(fixpoint)) {
    const right = graph.state(node);
    for (const wrong of corrupt(node).filter((state) => state !== right)) {
      graph.setState(node, wrong);
      if (gapsOf(fixpoint).length === 0) missed.push(`node ${node} with state ${wrong}`);
    }
    graph.setState(node, right);
  }
  return missed;
}

describe.each(Object.keys(PROGRAMS) as (keyof typeof PROGRAMS)[])("%s", (name) => {
  const load = () => fixpointOf(PROGRAMS[name]);

  it("is confirmed as it is", async () => {
    expect(gapsOf(await load())).toEqual([]);
  });

  it("is refused without any one of its states", async () => {
    const fixpoint = await load();
    expect(unnoticed(fixpoint, () => [NO_STATE])).toEqual([]);
  });

  it("is refused where a join leaves out a predecessor that says something else", async () => {
    const fixpoint = await load();
    const { graph } = fixpoint;
    const isJoin = (node: NodeId) =>
      new Set(graph.edgesInto(node).map((edge) => graph.carries(edge))).size > 1;
    expect(nodesOf(fixpoint).some(isJoin)).toBe(true);
    const withoutOthers = (node: NodeId) =>
      isJoin(node) ? graph.edgesInto(node).map((edge) => graph.carries(edge)) : [];
    expect(unnoticed(fixpoint, withoutOthers)).toEqual([]);
  });

  it("is refused where a literal lost its negation", async () => {
    const fixpoint = await load();
    const { work, graph } = fixpoint;
    const flipped = (node: NodeId) => {
      const memory = new Memory(work);
      work.states.restore(graph.state(node), memory);
      const literals = work.pcs.literals(memory.pc);
      return literals.map((_, at) => {
        const others = literals.map((one, index) => (index === at ? negate(one) : one));
        let pc = work.pcs.forget(memory.pc, () => true);
        for (const one of others) pc = work.pcs.assume(pc, one);
        memory.pc = pc;
        return work.states.save(memory);
      });
    };
    expect(unnoticed(fixpoint, flipped)).toEqual([]);
  });
});

describe("two variables of a loop", () => {
  it("are refused to be one", async () => {
    const fixpoint = await fixpointOf(FOLLOWER);
    const { work, graph } = fixpoint;
    const taken = (node: NodeId) => {
      const memory = new Memory(work);
      work.states.restore(graph.state(node), memory);
      const open: { location: number; value: TermId }[] = [];
      work.maps.forEach(memory.kept, (location, value) => {
        const term = value as TermId;
        const made = work.terms.op(term) === "sym" ? work.symbols.madeAt(work.terms.symOf(term)) : null;
        if (made?.purpose === PURPOSE.join) open.push({ location, value: term });
      });
      const before = memory.kept;
      return open.flatMap(({ location, value }) =>
        open
          .filter(
            (other) => other.value !== value && work.terms.width(other.value) === work.terms.width(value),
          )
          .map((other) => {
            memory.kept = work.maps.set(before, location, other.value);
            return work.states.save(memory);
          }),
      );
    };
    expect(nodesOf(fixpoint).some((node) => taken(node).length > 0)).toBe(true);
    expect(unnoticed(fixpoint, taken)).toEqual([]);
  });
});

describe("bookkeeping", () => {
  it("an exit that callers are not told of", async () => {
    const fixpoint = await fixpointOf(HELPER);
    const { contexts } = fixpoint;
    for (let id = 0; id < contexts.count; id++) contexts.get(id).exits.pop();
    expect(gapsOf(fixpoint)).toContain("exit not announced");
  });

  it("an entry point that is left out", async () => {
    const fixpoint = await fixpointOf(FLAG);
    const roots = fixpoint.roots.map(({ entry }) => ({ entry, contexts: [] }));
    expect(gapsOf({ ...fixpoint, roots })).toContain("entry point left out");
  });

  it("a violation that nobody noted", async () => {
    const leak = FLAG.replace("if (took) IoReleaseCancelSpinLock(irql);", "");
    const fixpoint = await fixpointOf(leak);
    expect(fixpoint.alarms).not.toEqual([]);
    expect(gapsOf(fixpoint)).toEqual([]);
    expect(gapsOf({ ...fixpoint, alarms: [] })).toContain("violation");
  });

  it("a loop head that speaks of one iteration", async () => {
    const fixpoint = await fixpointOf(`${HEAD}
      ULONG i, last = 0; BOOLEAN took = FALSE;
      for (i = 0; i < ext->Count; i++) { last = StorPortGetSystemAddress(dev, srb, 0) != 0; ext->F0 = last; }
      IoAcquireCancelSpinLock(&irql); IoReleaseCancelSpinLock(irql);
      return last; }`);
    const { graph } = fixpoint;
    const backEdges = nodesOf(fixpoint).flatMap((node) =>
      graph.edgesInto(node).filter((edge) => graph.source(edge) > node),
    );
    expect(backEdges).not.toEqual([]);
    for (const edge of backEdges) graph.setState(graph.target(edge), graph.carries(edge));
    expect(gapsOf(fixpoint)).toContain("stale symbol");
  });
});
