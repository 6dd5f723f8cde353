import { describe, expect, test } from "vitest";
import { type ProjectShape, project } from "./support";

/** What each `#include` line in turn yields: the included file's only token, or how it was resolved. */
function yields(sources: Record<string, string>, unit: string, shape: ProjectShape = {}): string {
  const made = project(sources, shape);
  const { value } = made.read(unit);
  const missing = value.missing.map(({ name, form }) => `missing ${form} ${name}`);
  return [...made.texts(value), ...missing].join(" ");
}

describe("resolving", () => {
  const files = {
    "drv/src/a.c": "",
    "drv/src/own.h": "own",
    "drv/src/both.h": "both_src",
    "drv/inc/both.h": "both_inc",
    "drv/inc/dir.h": "dir",
    "drv/inc/Mixed Case.H": "mixed",
    "other/far.h": "far",
    "other/x/twice.h": "twice_x",
    "other/y/twice.h": "twice_y",
    "other/ntddk.h": "stray_copy",
  };
  const shape = { includeDirs: ["drv\\inc", "drv/src/../none"], modelHeaders: ["ntddk.h", "Storport.h"] };

  test.each([
    ['"own.h"', "own"],
    ["<own.h>", "own"],
    ['"both.h"', "both_src"],
    ["<both.h>", "both_inc"],
    ['"dir.h"', "dir"],
    ['"../inc/dir.h"', "dir"],
    ['"..\\inc\\dir.h"', "dir"],
    ['"./own.h"', "own"],
    ['"MIXED case.h"', "mixed"],
    ['"far.h"', "far"],
    ['"elsewhere/../../../far.h"', "missing quoted elsewhere/../../../far.h"],
    ['"x/twice.h"', "twice_x"],
    ['"twice.h"', "missing quoted twice.h"],
    ["<ntddk.h>", ""],
    ["<NTDDK.H>", ""],
    ['"storport.h"', ""],
    ["<km/ntddk.h>", ""],
    ['"a.TMH"', ""],
    ["<nowhere.h>", "missing angle nowhere.h"],
    ['"../../../etc/passwd"', "missing quoted ../../../etc/passwd"],
  ])("%s", (header, expected) => {
    expect(yields({ ...files, "drv/src/a.c": `#include ${header}` }, "drv/src/a.c", shape)).toBe(expected);
  });

  test("a project's own copy beside the source wins over the model for quoted names", () => {
    const sources = { "a.c": '#include "ntddk.h"\n#include <ntddk.h>', "ntddk.h": "own_copy" };
    expect(yields(sources, "a.c", { modelHeaders: ["ntddk.h"] })).toBe("own_copy");
  });

  test("a quoted name is looked for beside every file that includes this one", () => {
    const sources = {
      "src/a.c": '#include "../inc/b.h"',
      "inc/b.h": '#include "c.h"',
      "src/c.h": "from_src",
      "old/c.h": "from_old",
    };
    expect(yields(sources, "src/a.c")).toBe("from_src");
  });
});

test("included files are listed once, in the order of their first include, without the model's", () => {
  const made = project(
    {
      "<model>/m.h": "int m;",
      "a.c": '#include "b.h"\n#include "c.h"\n#include "b.h"',
      "b.h": '#include "c.h"',
      "c.h": "",
    },
    { modelHeaders: ["m.h"] },
  );
  const { value } = made.read("a.c");
  expect(value.included.map((file) => made.files.get(file).path)).toEqual(["b.h", "c.h"]);
});

test("a missing header is named once, at its first include", () => {
  const made = project({ "a.c": '\n#include "X.h"\n#include "x.H"\n#include <x.h>\n#include "y.h"' });
  const { missing } = made.read("a.c").value;
  expect(missing.map(({ name, at }) => `${name} ${made.files.lineColumn(at.file, at.start).line}`)).toEqual([
    "X.h 2",
    "y.h 5",
  ]);
});
