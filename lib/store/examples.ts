/**
 * The examples that come with the page, under `/examples/`: single files, and whole drivers in a folder each. The marks
 * that the project's tests read are taken off, line by line, so that places stay the same.
 */
import type { IntakeItem, SourceText } from "../protocol/protocol";

export interface Example {
  /** A single file's name without `.c`, or the folder of a whole driver. Also the example's address. */
  readonly id: string;
  readonly title: string;
  /** What to expect, in the words of the result. */
  readonly hint: string;
  readonly group: "First look" | "Whole drivers" | "CancelSpinLock";
  /** Of a whole driver; its project file among them. */
  readonly files?: readonly string[];
}

const auroraFiles = ["service.c", "io.c", "adapter.c", "driver.c", "aurora.h"];
const basaltFiles = ["event.c", "request.c", "basalt.c", "basalt.h", "trace.h", "basalt.vcxproj"];
const cinderFiles = ["cinder.cpp", "queue.cpp", "cinder.h"];

export const examples: readonly Example[] = [
  {
    id: "aurora-mini",
    title: "Aurora: a virtual miniport's request queue",
    hint: "One path returns with the lock held.",
    group: "First look",
  },
  {
    id: "aurora/seeded",
    title: "Aurora, a virtual miniport in C",
    hint: "Defect, four seeds",
    group: "Whole drivers",
    files: auroraFiles,
  },
  {
    id: "aurora/fixed",
    title: "Aurora without its seeds",
    hint: "Pass",
    group: "Whole drivers",
    files: auroraFiles,
  },
  {
    id: "basalt/seeded",
    title: "Basalt, a physical miniport in C",
    hint: "Defect; one more in Debug",
    group: "Whole drivers",
    files: basaltFiles,
  },
  {
    id: "basalt/fixed",
    title: "Basalt as it should be",
    hint: "Not applicable",
    group: "Whole drivers",
    files: basaltFiles,
  },
  {
    id: "cinder/seeded",
    title: "Cinder, a virtual miniport in C++",
    hint: "Defect, four seeds",
    group: "Whole drivers",
    files: cinderFiles,
  },
  {
    id: "cinder/fixed",
    title: "Cinder without its seeds",
    hint: "No Defect",
    group: "Whole drivers",
    files: cinderFiles,
  },
  ...pair("held-at-exit", "Held at exit: an early return", "one exit for all"),
  ...pair(
    "held-at-exit-helper",
    "Held at exit: a helper that keeps the lock",
    "a helper that always releases",
  ),
  ...pair("held-at-exit-macro", "Held at exit: a macro that returns", "the macro before the acquire"),
  ...pair("held-at-exit-loop", "Held at exit: a return inside a loop", "a break, then the release"),
  ...pair("cancel-routine", "Held at exit: a cancel routine's early return", "released on every path"),
  ...pair("double-acquire-direct", "Double acquire: a retry without release", "released before the retry"),
  ...pair(
    "double-acquire-helper",
    "Double acquire: a helper takes it again",
    "a helper that expects it held",
  ),
  ...pair("double-acquire-macro", "Double acquire: a macro takes it again", "logged after the release"),
  ...pair("double-acquire", "Double acquire: a loop that skips its release", "each iteration releases"),
  ...pair("double-acquire-cancel", "Double acquire: a cancel routine acquires", "released, not acquired"),
  ...pair("release-without-acquire", "Release without acquire: two different tests", "one remembered test"),
  ...pair(
    "release-without-acquire-helper",
    "Release without acquire: a helper did it",
    "one owner of the release",
  ),
  ...pair(
    "release-without-acquire-macro",
    "Release without acquire: a macro of two statements",
    "one statement",
  ),
  ...pair(
    "release-without-acquire-loop",
    "Release without acquire: released in a loop",
    "acquired there too",
  ),
  ...pair(
    "release-without-acquire-cancel",
    "Release without acquire: own cancel routine called",
    "shared work",
  ),
  {
    id: "physical-clean",
    title: "Physical miniport without the lock",
    hint: "Not applicable",
    group: "CancelSpinLock",
  },
];

/** `title` is `Kind: what is wrong`; the fixed file is titled `Kind: how it was fixed`. */
function pair(id: string, title: string, repair: string): readonly Example[] {
  const [kind = title] = title.split(":");
  const violation = kind.toLowerCase().replaceAll(" ", "-");
  return [
    { id: `${id}-bad`, title, hint: `Defect, ${violation}`, group: "CancelSpinLock" },
    { id: `${id}-fixed`, title: `${kind}: ${repair}`, hint: "Pass", group: "CancelSpinLock" },
  ];
}

/** The texts of an example; what cannot be fetched is empty. */
export async function loadExample(id: string): Promise<readonly SourceText[]> {
  const files = examples.find((example) => example.id === id)?.files;
  if (!files) return [{ path: `${id}.c`, text: await textAt(`/examples/${id}.c`) }];
  return Promise.all(files.map(async (path) => ({ path, text: await textAt(`/examples/${id}/${path}`) })));
}

/** A whole driver as if its folder had been dropped, so that its project file is read; null for a single file. */
export function exampleItems(id: string): Promise<readonly IntakeItem[]> | null {
  if (!examples.some((example) => example.id === id && example.files)) return null;
  return loadExample(id).then((files) =>
    files.map(({ path, text }) => ({
      kind: "bytes",
      path: `${id.replaceAll("/", "-")}/${path}`,
      bytes: new TextEncoder().encode(text).buffer as ArrayBuffer,
    })),
  );
}

async function textAt(address: string): Promise<string> {
  const response = await fetch(address);
  return response.ok ? withoutTrailingMarks(await response.text()) : "";
}

/** Unlike the catalog's `withoutMarks`, keeps every line. */
function withoutTrailingMarks(text: string): string {
  return text.replace(/[ \t]*\/\/~.*$/gm, "");
}
