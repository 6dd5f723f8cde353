/** What kind of driver a project is said to be, and of which framework. */
import { beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "@/lib/engine/engine";
import { projectOf, testEngine } from "../../support/engine";

let engine: Engine;
beforeAll(async () => {
  engine = await testEngine();
});

function bannerOf(text: string): string | null {
  const project = projectOf([{ path: "a.c", text }]);
  return engine.analyze(project, { rules: ["CancelSpinLock"], steps: null }, { aborted: false }).driver
    .banner;
}

const escaping = `
typedef VOID HANDLER(PVOID context);
VOID Handler(PVOID context) { }
VOID Unknown(HANDLER *handler);
NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {`;

describe("the framework of a driver", () => {
  it("is named when its header is missing and one of its routines is called", () => {
    const text = `#include <ntddk.h>\n#include <ndis.h>${escaping} NdisMRegisterMiniportDriver(Handler); return 0; }`;
    expect(bannerOf(text)).toMatch(
      /^An NDIS driver\. Portcullis does not know how NDIS calls 1 function handed to it; it was/,
    );
  });

  it("is not named for a header alone", () => {
    const text = `#include <ntddk.h>\n#include <ks.h>${escaping} Unknown(Handler); return 0; }`;
    expect(bannerOf(text)).toBeNull();
  });
});
