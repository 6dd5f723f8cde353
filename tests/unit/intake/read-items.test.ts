/** Files as people drop them: encodings, things that are no source, and what is said about each. */
import { describe, expect, it } from "vitest";
import { defaultLimits, readItems } from "../../../lib/intake";
import { messages, readDrop } from "../../support/read-drop";

const utf16 = (text: string) => {
  const bytes = new Uint8Array(2 + text.length * 2);
  bytes.set([0xff, 0xfe]);
  for (let i = 0; i < text.length; i++) bytes[2 + i * 2] = text.charCodeAt(i);
  return bytes;
};

describe("text", () => {
  it("is kept as it is, line ends included", async () => {
    const opened = await readDrop({ "a.c": "int a;\r\nint b;\n" });
    expect(opened.project.files).toEqual([{ path: "a.c", text: "int a;\r\nint b;\n" }]);
    expect(messages(opened)).toEqual([]);
  });

  it("in UTF-16 is read by its mark", async () => {
    const opened = await readDrop({ "a.c": utf16("int a;") });
    expect(opened.project.files[0]?.text).toBe("int a;");
    expect(messages(opened)).toEqual(["a.c is UTF-16; read as such."]);
  });

  it("that is not UTF-8 is read as Latin-1, with the place", async () => {
    const bytes = new Uint8Array([...new TextEncoder().encode("// caf"), 0xe9, 10]);
    const opened = await readDrop({ "a.c": bytes });
    expect(opened.project.files[0]?.text).toBe("// café\n");
    expect(messages(opened)).toEqual(["a.c: byte 6 is not UTF-8; read as Latin-1, comments may look odd."]);
  });

  it("with a few NUL bytes is still text", async () => {
    const opened = await readDrop({ "a.c": `int a;\0${" ".repeat(300)}` });
    expect(opened.project.files[0]?.text).toContain("\0");
  });

  it("that is empty is kept and named", async () => {
    const opened = await readDrop({ "a.c": "" });
    expect(opened.project.files).toEqual([{ path: "a.c", text: "" }]);
    expect(messages(opened)).toEqual(["a.c is empty."]);
  });

  it("in one line of megabytes is read", async () => {
    const line = "x".repeat(5_000_000);
    const opened = await readDrop({ "a.c": line });
    expect(opened.project.files[0]?.text.length).toBe(line.length);
  });
});

describe("what is no source", () => {
  it.each([
    [
      "a compiled driver",
      { "x.sys": "MZ\0\0" },
      "x.sys is a compiled file. Portcullis reads source text: drop the .c and .h files.",
    ],
    ["another archive", { "x.7z": "7z" }, ".7z is not read. Repack as .zip or drop the folder."],
    [
      "a tarball",
      { "x.tar.gz": new Uint8Array([0x1f, 0x8b, 8, 0]) },
      "x.tar.gz (.tar.gz) is not read. Repack as .zip or drop the folder.",
    ],
    ["nothing of use", { "notes.txt": "hello" }, "1 of 1 entry skipped: 1 not source."],
  ])("is told: %s", async (_what, files, message) => {
    const opened = await readDrop(files as Record<string, string>);
    expect(opened.project.files).toEqual([]);
    expect(messages(opened)).toContain(message);
  });

  it("may be C when it comes alone, and is none beside files that say so", async () => {
    const text = "add_library(aurora SOURCE; { x })";
    const alone = await readDrop({ "aurora.txt": "void f(void) { g(); }" });
    expect(alone.project.files.map(({ path }) => path)).toEqual(["aurora.txt.c"]);
    const beside = await readDrop({ "CMakeLists.txt": text, "aurora.c": "void f(void);" });
    expect(beside.project.files.map(({ path }) => path)).toEqual(["aurora.c"]);
    expect(messages(beside)).toContain("1 of 2 entries skipped: 1 not source.");
  });

  it("is told also when the page did not read it at all", async () => {
    const items = [{ kind: "unread", path: "x.7z", size: 10 }] as const;
    const opened = await readItems(items, defaultLimits, new AbortController().signal, () => {});
    expect(messages(opened)).toEqual([".7z is not read. Repack as .zip or drop the folder."]);
  });

  it("an INF says what it says about the driver", async () => {
    const opened = await readDrop({
      "a.inf": "[Version]\nClass=SCSIAdapter\n[I.Services]\nAddService = aurora, 2, S\n",
    });
    expect(messages(opened)[0]).toContain("an INF describes installation");
    expect(messages(opened)[0]).toContain("service aurora");
  });

  it("a patch names its files and how many functions it touches", async () => {
    const patch = `--- a/io.c\n+++ b/io.c\n@@ -1,3 +1,4 @@ BOOLEAN Start(void)\n a\n+b\n c\n`;
    const opened = await readDrop({ "pasted.c": patch });
    expect(opened.project.files).toEqual([]);
    expect(messages(opened)[0]).toBe(
      "A patch without its files (io.c): 1 changed function would be incomplete. Drop the sources, then paste the patch again.",
    );
  });

  it("a header alone is kept, with what it declares", async () => {
    const opened = await readDrop({
      "a.h": "typedef struct _E { int n; } E;\nHW_STARTIO AStart;\nHW_INTERRUPT AIsr;\n",
    });
    expect(messages(opened)[0]).toBe(
      "Only declarations here: 2 roles declared, 1 type, no function body. Add the .c files that implement AStart, AIsr.",
    );
  });

  it("a report is told apart from source", async () => {
    const sarif = '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","runs":[]}';
    const opened = await readDrop({ "last.json": sarif });
    expect(opened.project.files).toEqual([]);
    expect(messages(opened)[0]).toMatch(/^last\.json is a report, not source\./);
  });

  it("a file twice is read once", async () => {
    const opened = await readDrop({ "A.c": "int a;", "a.c": "int b;" });
    expect(opened.project.files).toEqual([{ path: "A.c", text: "int a;" }]);
    expect(messages(opened)).toEqual(["a.c is there twice; the first one was kept."]);
  });
});
