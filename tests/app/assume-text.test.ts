/** "Not possible?" written into the source: where one line says the same, and where it would not. */
import { describe, expect, it } from "vitest";
import type { RuledOut } from "../../lib/protocol/protocol";
import { assumeEdit } from "../../lib/store/assume-text";

const ruled = (text: string, outcome: RuledOut["outcome"], ordinal = 0): RuledOut => ({
  function: "Park",
  text,
  ordinal,
  outcome,
  words: "it never holds in Park (ruled out by the hardware)",
});

function written(body: string, ruledOut: RuledOut): string | null {
  const text = `VOID Other(EXT *ext)\n{\n    if (ext->Count >= MAX)\n        return;\n}\n\nVOID Park(EXT *ext)\n{\n${body}}\n`;
  const edit = assumeEdit([{ path: "a.c", text }], ruledOut);
  return edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

const taken = { kind: "branch", taken: true } as const;

describe("an assumption in the source", () => {
  it("stands before the branch it speaks of, in its own function", () => {
    const text = written(
      "    KIRQL irql;\n    if (ext->Count >=\n        MAX)\n        return;\n",
      ruled("ext->Count>=MAX", taken),
    );
    expect(text).toContain(
      "    KIRQL irql;\n    _Analysis_assume_(!(ext->Count >= MAX)); // ruled out by the hardware\n    if (ext->Count >=",
    );
    expect(text).toMatch(/VOID Other\(EXT \*ext\)\n\{\n {4}if/);
  });

  it("holds where the other way was ruled out", () => {
    const text = written(
      "    if (ext->Ready) {\n    }\n",
      ruled("ext->Ready", { kind: "branch", taken: false }),
    );
    expect(text).toContain(
      "    _Analysis_assume_(ext->Ready); // ruled out by the hardware\n    if (ext->Ready)",
    );
  });

  it("is of the branch that was meant among equal ones", () => {
    const body = "    if (ext->Ready)\n        A();\n    B();\n    if (ext->Ready)\n        C();\n";
    expect(written(body, ruled("ext->Ready", taken, 1))).toContain(
      "    B();\n    _Analysis_assume_(!(ext->Ready));",
    );
  });

  it("stands behind a call whose result was ruled out", () => {
    const zero = { kind: "value", value: "0" } as const;
    const body = "    PVOID buffer = Allocate(ext);\n    buffer->x = 1;\n";
    expect(written(body, ruled("Allocate(ext)", zero))).toContain(
      "Allocate(ext);\n    _Analysis_assume_(buffer != 0); // ruled out by the hardware\n",
    );
  });

  it.each([
    ["a part of a condition", "    if (ext->A || ext->B)\n        return;\n", ruled("ext->B", taken)],
    ["a loop", "    while (ext->Busy)\n        Poll();\n", ruled("ext->Busy", taken)],
    ["a call", "    if (Poll(ext))\n        return;\n", ruled("Poll(ext)", taken)],
    ["an assignment", "    if ((x = ext->Next))\n        return;\n", ruled("(x=ext->Next)", taken)],
    [
      "the branch of an unbraced if",
      "    if (a)\n        if (ext->B)\n            return;\n",
      ruled("ext->B", taken),
    ],
    ["an else", "    if (a) {\n    } else\n    if (ext->B)\n        return;\n", ruled("ext->B", taken)],
    ["a text that is gone", "    return;\n", ruled("ext->B", taken)],
    [
      "a result with a type",
      "    status = Query();\n",
      ruled("Query()", { kind: "value", value: "3221225473" }),
    ],
  ])("is not offered for %s", (_what, body, ruledOut) => {
    expect(written(body, ruledOut)).toBeNull();
  });
});
