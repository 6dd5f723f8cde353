/** Names of C and where they are defined, by their text. */
import { describe, expect, it } from "vitest";
import { definitionOf } from "../../lib/store/definitions";

const header = `#pragma once
#define MAX_WAITERS 8
/* VOID Park(EXT *ext) { is said here only } */
typedef struct _EXT {
    ULONG Count;
} EXT, *PEXT;
enum State { Idle, Busy };
VOID Park(EXT *ext);
ULONG Retries;
`;

const source = `#include "drv.h"
VOID Start(EXT *ext) { Park(ext); }

static VOID
Park(EXT *ext)
{
    if (ext->Count > MAX_WAITERS) return;
}
`;

const files = [
  { path: "drv.h", text: header },
  { path: "drv.c", text: source },
];

describe("the definition of a name", () => {
  it.each([
    ["Park", "drv.c", 5],
    ["Start", "drv.c", 2],
    ["MAX_WAITERS", "drv.h", 2],
    ["_EXT", "drv.h", 4],
    ["PEXT", "drv.h", 6],
    ["Busy", "drv.h", 7],
    ["Retries", "drv.h", 9],
  ])("%s stands in %s:%i", (name, file, line) => {
    expect(definitionOf(name, files, "drv.c")).toEqual({ file, line });
  });

  it("of the file that is open comes first", () => {
    const twice = [...files, { path: "b.c", text: "VOID Park(EXT *ext)\n{\n}\n" }];
    expect(definitionOf("Park", twice, "b.c")).toEqual({ file: "b.c", line: 1 });
  });

  it("is none of a name that is only used, of a word, or of no name", () => {
    expect(definitionOf("IoCompleteRequest", files, null)).toBeNull();
    expect(definitionOf("if", files, null)).toBeNull();
    expect(definitionOf("a b", files, null)).toBeNull();
  });
});
