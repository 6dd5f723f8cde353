import { describe, expect, it } from "vitest";
import { htmlText } from "../../../lib/engine/report";
import { html } from "../../../lib/engine/report/markup";
import { sampleReport } from "../../support/sample-report";

const path = "aurora-mini.c";
const text = Array.from({ length: 90 }, (_, index) => `line ${index + 1};`);
const page = (lines = text, report = sampleReport) => htmlText(report, new Map([[path, lines]]), () => null);

describe("markup", () => {
  it("escapes what is filled in, not what is markup", () => {
    expect(html`<p title="${`"a" & 'b'`}">${"<i>"}${html`<b>${1}</b>`}</p>`.text).toBe(
      '<p title="&quot;a&quot; &amp; &#39;b&#39;">&lt;i&gt;<b>1</b></p>',
    );
    expect(html`${[html`<i>`, "x"]}${false}${null}${0}`.text).toBe("<i>x0");
  });
});

describe("the HTML report", () => {
  it("shows the headline, the path and the lines around it", () => {
    const [defect] = sampleReport.results.flatMap(({ defects }) => defects);
    const written = page();
    expect(written).toContain(html`<h3>${defect?.message ?? ""}</h3>`.text);
    for (const step of defect?.steps ?? []) expect(written).toContain(html`${step.text}`.text);
    expect(written).toContain(`line ${defect?.line};`);
    expect(written).not.toContain("line 1;<");
  });

  it("links every step to a line that is there", () => {
    const written = page();
    const targets = [...written.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target);
    expect(targets.length).toBeGreaterThan(3);
    for (const target of targets) expect(written).toContain(`id="${target}"`);
  });

  it("runs nothing and asks for nothing, whatever the driver's text says", () => {
    const hostile = text.map(() => `</td><script>alert(1)</script><img src=x onerror=alert(1)>`);
    const written = page(hostile);
    expect(written).not.toMatch(/<(script|img|link|iframe)|https?:/);
    expect(written).toContain("default-src 'none'");
    expect(written).toContain("&lt;script&gt;");
  });
});
