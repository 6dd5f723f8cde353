/** The role map of Static Driver Verifier, in and out. */
import { describe, expect, it } from "vitest";
import { readRoleMap, writeRoleMap } from "@/lib/intake/role-map";
import { readDrop } from "../../support/read-drop";

const entries = [
  { role: "HW_STARTIO", function: "Start", as: "entry" },
  { role: "DRIVER_CANCEL", function: "CancelA", as: "entry" },
  { role: "DRIVER_CANCEL", function: "CancelB", as: "entry" },
] as const;

describe("sdv-map.h", () => {
  it("comes back as it was written", () => {
    expect(readRoleMap(writeRoleMap(entries))).toEqual(entries);
  });

  it("knows SDV's spelling of DriverEntry and leaves out what is no role", () => {
    const text =
      "//Approved=false\n#define fun_DriverEntry DriverEntry\n#define fun_flags 1\n#define other X\n";
    expect(readRoleMap(text)).toEqual([{ role: "DRIVER_INITIALIZE", function: "DriverEntry", as: "entry" }]);
  });

  it("beside sources says how functions are called", async () => {
    const opened = await readDrop({ "a.c": "int a;", "sdv-map.h": writeRoleMap(entries) });
    expect(opened.project.entries).toEqual(entries);
    expect(opened.project.files.map(({ path }) => path)).toEqual(["a.c"]);
    expect(opened.notes.map(({ message }) => message)).toContain("sdv-map.h: 3 roles were taken from it.");
  });
});
