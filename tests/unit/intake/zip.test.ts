/** Archives: what is read, what is refused, and that limits hold while unpacking. */
import { describe, expect, it } from "vitest";
import { makeZip, renameInZip } from "../../support/make-zip";
import { messages, readDrop } from "../../support/read-drop";

const source = "int f(void) { return 0; }\n";

describe("a zip", () => {
  it("becomes a project named after it, without the folder all files share", async () => {
    const zip = await makeZip([
      { name: "aurora/src/driver.c", content: source },
      { name: "aurora/inc/aurora.h", content: "#define A 1\n" },
      { name: "aurora/readme.md", content: "text" },
    ]);
    const opened = await readDrop({ "aurora.zip": zip });
    expect(opened.project.name).toBe("aurora");
    expect(opened.project.files.map((file) => file.path)).toEqual(["src/driver.c", "inc/aurora.h"]);
    expect(opened.project.files[0]?.text).toBe(source);
    expect(messages(opened)).toEqual(["1 of 3 entries skipped: 1 not source."]);
  });

  it("skips names that leave the project and names the first", async () => {
    const zip = renameInZip(
      await makeZip([
        { name: "aa/evil.c", content: source },
        { name: "ok.c", content: source },
      ]),
      "aa/evil.c",
      "../evil.c",
    );
    const opened = await readDrop({ "bad.zip": zip });
    expect(opened.project.files.map((file) => file.path)).toEqual(["ok.c"]);
    expect(messages(opened)).toEqual(["1 of 2 entries skipped: 1 unsafe name (first: ../evil.c)."]);
  });

  it.each([
    ["an absolute path", "/abs/evil.c"],
    ["a drive", "C:/x/evil.c"],
  ])("refuses %s", async (_what, name) => {
    const zip = renameInZip(
      await makeZip([{ name: "abcd/evil.c", content: source }]),
      "abcd/evil.c",
      name.padEnd(11, "c").slice(0, 11),
    );
    const opened = await readDrop({ "bad.zip": zip });
    expect(opened.project.files).toEqual([]);
    expect(messages(opened)[0]).toContain("unsafe name");
  });

  it("says that an entry is encrypted", async () => {
    const zip = await makeZip([{ name: "secret.c", content: source, password: "x" }]);
    expect(messages(await readDrop({ "s.zip": zip }))).toEqual([
      "secret.c is encrypted. Pack the files again without a password.",
    ]);
  });

  it("that is no zip is refused with the reason", async () => {
    const opened = await readDrop({ "no.zip": "this is text" });
    expect(opened.project.files).toEqual([]);
    expect(messages(opened)[0]).toMatch(
      /^no\.zip is not a zip that can be read \(.+\)\. Nothing was opened\./,
    );
  });

  it("that is cut off is refused", async () => {
    const zip = await makeZip([{ name: "a.c", content: source.repeat(200) }]);
    const opened = await readDrop({ "cut.zip": zip.subarray(0, zip.length - 30) });
    expect(opened.problems[0]?.code).toBe("not-a-zip");
  });

  it("keeps nested archives closed", async () => {
    const inner = await makeZip([{ name: "hidden.c", content: source }]);
    const zip = await makeZip([
      { name: "inner.zip", content: inner },
      { name: "a.c", content: source },
    ]);
    const opened = await readDrop({ "outer.zip": zip });
    expect(opened.project.files.map((file) => file.path)).toEqual(["a.c"]);
  });

  it("is refused whole when it holds too many entries", async () => {
    const zip = await makeZip([1, 2, 3].map((n) => ({ name: `${n}.c`, content: source })));
    const opened = await readDrop({ "many.zip": zip }, { entries: 2 });
    expect(opened.project.files).toEqual([]);
    expect(messages(opened)[0]).toContain("more than 2 files");
  });

  it("is refused whole when a file, or all of them, unpack beyond the limit", async () => {
    const zip = await makeZip([1, 2].map((n) => ({ name: `${n}.c`, content: "x".repeat(3000) })));
    const one = await readDrop({ "big.zip": zip }, { fileBytes: 1000 });
    expect(one.problems[0]?.code).toBe("file-too-large");
    const all = await readDrop({ "big.zip": zip }, { totalBytes: 5000 });
    expect(all.problems[0]?.code).toBe("unpacks-too-large");
    expect([...one.project.files, ...all.project.files]).toEqual([]);
  });

  it("is refused when an entry unpacks to many times its packed size", async () => {
    const zip = await makeZip([{ name: "bomb.c", content: " ".repeat(400_000) }]);
    const opened = await readDrop({ "bomb.zip": zip }, { ratioFloorBytes: 1000 });
    expect(opened.problems[0]?.code).toBe("ratio");
  });
});
