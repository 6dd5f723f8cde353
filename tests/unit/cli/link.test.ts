/** `link` and `rules`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { decodeLink } from "@/lib/share";
import { runCli, scratchFolder } from "../../support/run-cli";

const TWO = ["One", "Two"]
  .map(
    (name) =>
      `VOID ${name}(PIRP Irp) { KIRQL q; IoAcquireCancelSpinLock(&q); if (Irp) return; IoReleaseCancelSpinLock(q); }\n`,
  )
  .join("");

function folderWith(text: string): string {
  const folder = scratchFolder();
  writeFileSync(join(folder, "a.c"), text);
  return folder;
}

async function opened(address: string) {
  const reading = await decodeLink(address.slice(address.indexOf("#")).trim());
  if (reading.kind !== "opened") throw new Error(reading.kind);
  return reading.payload;
}

it("a link opens to the finding asked for, with the sources inside", async () => {
  const folder = folderWith(TWO);
  const { out: text } = await runCli(folder, "check", "a.c", "--format", "json");
  const [, second] = JSON.parse(text).results[0].defects;
  const { status, out, err } = await runCli(
    folder,
    "link",
    "a.c",
    "--finding",
    second.fingerprint.slice(0, 8),
    "--step",
    "2",
    "--page",
    "https://example.test/p",
  );
  expect(status).toBe(0);
  expect(out).toMatch(/^https:\/\/example\.test\/p#v1\.d\.[\w-]+\n$/);
  expect(err).toMatch(/^portcullis: \d+ characters\. /);
  const payload = await opened(out);
  expect(payload.project.files).toEqual([{ path: "a.c", text: TWO }]);
  expect(payload.view).toEqual({
    rule: "CancelSpinLock",
    fingerprint: second.fingerprint,
    step: 1,
    detail: 2,
  });
  expect(payload.report.results[0]?.defects.map(({ fingerprint }) => fingerprint)).toEqual([
    second.fingerprint,
  ]);
});

it("without a finding a link opens the first one, or the verdict", async () => {
  const first = await opened((await runCli(folderWith(TWO), "link", "a.c")).out);
  expect(first.view).toMatchObject({
    step: 0,
    fingerprint: first.report.results[0]?.defects[0]?.fingerprint,
  });
  const clean = await opened((await runCli(folderWith("int a;\n"), "link", "a.c")).out);
  expect(clean.view).toEqual({ rule: "CancelSpinLock", fingerprint: null, step: 0, detail: 2 });
});

it("an unknown finding names those there are", async () => {
  const { status, err } = await runCli(folderWith(TWO), "link", "a.c", "--finding", "zzz");
  expect(status).toBe(2);
  expect(err).toMatch(/no finding has the fingerprint zzz; there is [0-9a-f]+ \(CancelSpinLock a\.c:1\), /);
});

it("rules are listed with set and title", async () => {
  const { status, out } = await runCli(".", "rules");
  expect(status).toBe(0);
  expect(out).toMatch(/^CancelSpinLock\tLocking\t\S.*\n/m);
});
