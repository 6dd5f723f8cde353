/** Links: what goes in comes out; anything else says what is wrong with it. */
import { describe, expect, it } from "vitest";
import { decodeLink, encodeLink, type LinkPayload, linkProblem, sliceReport } from "../../../lib/share";
import { bytesToBase64Url } from "../../../lib/share/base64url";
import { sampleDefect, sampleReport } from "../../support/sample-report";

const payload: LinkPayload = {
  v: 1,
  project: {
    name: "aurora",
    files: [{ path: "aurora-mini.c", text: "int a; // ä\r\n" }],
    configuration: { name: "default", defines: [], includeDirs: [] },
    entries: [],
  },
  report: structuredClone(sliceReport(sampleReport, "CancelSpinLock", sampleDefect.fingerprint)) as never,
  view: { rule: "CancelSpinLock", fingerprint: sampleDefect.fingerprint, step: 4, detail: 2 },
};

/** A link around any JSON text, made as the codec makes it. */
async function linkOf(json: string): Promise<string> {
  const stream = new Blob([json]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const packed = new Uint8Array(await new Response(stream).arrayBuffer());
  const data = new Uint8Array(3 + packed.length);
  data.set([packed.length >>> 16, packed.length >>> 8, packed.length]);
  data.set(packed, 3);
  return `#v1.d.${bytesToBase64Url(data)}`;
}

describe("a link", () => {
  it("opens to what was shared", async () => {
    const reading = await decodeLink(await encodeLink(payload));
    expect(reading).toEqual({ kind: "opened", payload });
  });

  it("uses characters only that survive chat and mail", async () => {
    expect(await encodeLink(payload)).toMatch(/^#v1\.d\.[A-Za-z0-9_-]+$/);
  });

  it("opens with punctuation stuck to its end", async () => {
    expect((await decodeLink(`${await encodeLink(payload)}).`)).kind).toBe("opened");
  });

  it("that was cut says how much arrived", async () => {
    const link = await encodeLink(payload);
    const reading = await decodeLink(link.slice(0, 200));
    expect(reading).toEqual({ kind: "cut", arrived: 199, expected: link.length - 1 });
    expect(linkProblem(reading)).toContain(`199 of ${link.length - 1} characters arrived`);
  });

  it.each(["#v1", "#v1.d", "#v1.d."])("cut right at its start is cut: %s", async (link) => {
    expect((await decodeLink(link)).kind).toBe("cut");
  });

  it("with a changed character does not open", async () => {
    const link = await encodeLink(payload);
    const changed = link.slice(0, 40) + (link[40] === "A" ? "B" : "A") + link.slice(41);
    expect((await decodeLink(changed)).kind).not.toBe("opened");
  });

  it("of a newer version or another codec says so", async () => {
    expect(await decodeLink("#v2.d.AAAA")).toEqual({ kind: "newer", version: "v2" });
    expect(await decodeLink("#v1.e.AAAA")).toEqual({ kind: "newer", version: "v1.e" });
  });

  it.each(["", "#", "#files", "#v", "#vx.d.A"])("is not anything else: %j", async (fragment) => {
    expect(await decodeLink(fragment)).toEqual({ kind: "none" });
  });

  it("that inflates beyond the limit is refused while inflating", async () => {
    const bomb = await linkOf(`"${" ".repeat(20_000_000)}"`);
    expect(bomb.length).toBeLessThan(100_000);
    expect(await decodeLink(bomb)).toEqual({ kind: "too-large" });
  });

  it("with keys that reach a prototype is refused", async () => {
    const json = JSON.stringify(payload).replace('"v":1', '"v":1,"__proto__":{"polluted":true}');
    expect(await decodeLink(await linkOf(json))).toEqual({ kind: "changed" });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it.each([
    ["a wrong type", { ...payload, view: { ...payload.view, step: "4" } }],
    ["a negative step", { ...payload, view: { ...payload.view, step: -1 } }],
    ["no files", { ...payload, project: { ...payload.project, files: [] } }],
    ["a verdict of its own", { ...payload, report: { ...payload.report, results: [{ verdict: "great" }] } }],
    ["another version inside", { ...payload, v: 3 }],
  ])("with %s is refused", async (_what, candidate) => {
    expect(await decodeLink(await linkOf(JSON.stringify(candidate)))).toEqual({ kind: "changed" });
  });

  it("drops fields it does not know", async () => {
    const reading = await decodeLink(await linkOf(JSON.stringify({ ...payload, extra: 1 })));
    expect(reading).toEqual({ kind: "opened", payload });
  });
});

describe("the report in a link", () => {
  it("holds the one finding and no timings", () => {
    const full = {
      ...sampleReport,
      timings: { parse: 3 },
      results: [
        {
          ...sampleReport.results[0]!,
          defects: [sampleDefect, { ...sampleDefect, fingerprint: "other" }],
        },
      ],
    };
    const sliced = sliceReport(full, "CancelSpinLock", "other");
    expect(sliced.results[0]?.defects.map((defect) => defect.fingerprint)).toEqual(["other"]);
    expect(sliced).not.toHaveProperty("timings");
  });
});
