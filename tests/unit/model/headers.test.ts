/**
 * The model as C: complete, readable by our own front end, compilable by gcc with the widths of Windows, and true to the
 * numbers of the WDK.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { FileTable, neverCancelled, StringTable } from "@/lib/engine/base";
import { knownHeaderNames, modelHeaders, modelStubs } from "@/lib/engine/model";
import { buildPrelude, LexedFiles, makeResolver, OriginMap, preprocess } from "@/lib/engine/preprocess";
import { parseUnit, TypeNames } from "@/lib/engine/syntax";
import { cParser } from "../../support/parse-source";
import { ddiNames } from "./ddi-names";
import {
  functionTypes,
  headerText,
  macroNames,
  modelFilesOnDisk,
  modelText,
  prototypes,
  stubText,
  withoutComments,
} from "./model-text";

const hasGcc = spawnSync("gcc", ["--version"]).status === 0;

describe("files", () => {
  it("are those listed, no more and no fewer", () => {
    expect([...modelHeaders, ...modelStubs].sort()).toEqual([...modelFilesOnDisk()].sort());
  });

  it("begin with a comment that says what they hold, include nothing and balance their brackets", () => {
    for (const path of [...modelHeaders, ...modelStubs]) {
      const text = modelText(path);
      expect(text.slice(0, 3), path).toBe("/*\n");
      expect(text, path).not.toMatch(/^\s*#\s*include/m);
      const code = withoutComments(text).replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, "0");
      for (const [open, close] of ["()", "[]"])
        expect(code.split(open!).length, `${path} ${open}`).toBe(code.split(close!).length);
    }
  });

  it("stand for headers by lower-case names, without the frameworks that are not modelled", () => {
    expect(new Set(knownHeaderNames).size).toBe(knownHeaderNames.length);
    expect(knownHeaderNames.filter((name) => name !== name.toLowerCase() || !name.endsWith(".h"))).toEqual(
      [],
    );
    for (const name of ["ntddk.h", "storport.h", "srbhelper.h", "hbapiwmi.h", "ntstrsafe.h", "stdarg.h"])
      expect(knownHeaderNames).toContain(name);
    for (const name of ["wdf.h", "ndis.h", "fltkernel.h"]) expect(knownHeaderNames).not.toContain(name);
  });
});

describe("our front end", () => {
  for (const DBG of ["0", "1"]) {
    it(`reads headers and stubs without a problem, DBG=${DBG}`, async () => {
      expect(await problemsOfModel(DBG)).toEqual([]);
    });
  }
});

async function problemsOfModel(DBG: string): Promise<readonly string[]> {
  const files = new FileTable();
  const strings = new StringTable();
  const tables = { strings, origins: new OriginMap() };
  const add = (path: string) =>
    files.add({ path: `<model>/${path}`, text: modelText(path), origin: "model" });
  const headers = modelHeaders.map(add);
  const stubs = modelStubs.map(add);
  const session = {
    files,
    lexed: new LexedFiles(files, tables),
    defines: [{ name: "DBG", value: DBG }],
    tables,
  };
  const prelude = buildPrelude(headers, session);
  const names = TypeNames.empty(strings);
  const input = { parser: await cParser(), cache: new Map(), tables, signal: neverCancelled };
  const problems = [...prelude.problems, ...parseUnit(prelude.unit, { ...input, names }).problems];
  const resolver = makeResolver(files, { includeDirs: [] }, knownHeaderNames);
  for (const stub of stubs) {
    const unit = preprocess(stub, { ...session, resolver, prelude: prelude.macros });
    problems.push(...unit.problems, ...parseUnit(unit.value, { ...input, names: names.fork() }).problems);
  }
  return problems.map(({ code, message }) => `${code}: ${message}`);
}

describe.skipIf(!hasGcc)("gcc, with the widths of Windows", () => {
  for (const DBG of ["0", "1"]) {
    it(`accepts headers and stubs as one program, DBG=${DBG}`, () => {
      expect(compile("", DBG)).toBe("");
    });
  }

  it("computes the documented sizes", () => {
    const claims = Object.entries(sizes).map(([type, size]) => claim(`sizeof(${type}) == ${size}`, type));
    expect(compile(claims.join("\n"))).toBe("");
  });

  it("computes the documented offsets", () => {
    const claims = offsets.map(([type, member, at]) =>
      claim(`__builtin_offsetof(${type}, ${member}) == ${at}`, `${type}_${member.replace(/\W/g, "_")}`),
    );
    expect(compile(claims.join("\n"))).toBe("");
  });

  it("computes the documented numbers", () => {
    const claims = Object.entries(numbers).map(([name, value]) => claim(`(${name}) == (${value})`, name));
    expect(compile(claims.join("\n"))).toBe("");
  });

  it("refuses a wrong claim", () => {
    expect(compile(claim("sizeof(IRP) == 1", "wrong"))).toContain("claim_wrong");
  });
});

function claim(condition: string, name: string): string {
  return `char claim_${name}[(${condition}) ? 1 : -1];`;
}

/** gcc's complaints. gcc's `long` has 64 bits, so ours is spelled `int` for it. */
function compile(more: string, DBG = "0"): string {
  const model = [...modelHeaders, ...modelStubs].map(modelText).join("\n");
  const text = `#define __portcullis_mark(...)\n${model}\n${more}\n`
    .replace(/\blong\s+long\b/g, "LONG_LONG")
    .replace(/\blong\b/g, "int")
    .replace(/LONG_LONG/g, "long long");
  const flags =
    "-fsyntax-only -std=gnu11 -fms-extensions -ffreestanding -fno-builtin -fshort-wchar -w -m64 -x c -";
  try {
    execFileSync("gcc", [`-DDBG=${DBG}`, ...flags.split(" ")], {
      input: text,
      stdio: ["pipe", "pipe", "pipe"],
    });
    return "";
  } catch (failure) {
    return String((failure as { stderr?: Buffer }).stderr ?? failure);
  }
}

const sizes: Readonly<Record<string, number>> = {
  LONG: 4,
  ULONG_PTR: 8,
  HANDLE: 8,
  WCHAR: 2,
  BOOLEAN: 1,
  KIRQL: 1,
  LARGE_INTEGER: 8,
  UNICODE_STRING: 16,
  GUID: 16,
  IRP: 0xd0,
  IO_STACK_LOCATION: 0x48,
  DRIVER_OBJECT: 0x150,
  FILE_OBJECT: 0xd8,
  MDL: 0x30,
  KEVENT: 0x18,
  KDPC: 0x40,
  KTIMER: 0x40,
  KMUTEX: 0x38,
  FAST_MUTEX: 0x38,
  ERESOURCE: 0x68,
  KLOCK_QUEUE_HANDLE: 0x18,
  SCSI_REQUEST_BLOCK: 0x58,
  SCSI_PNP_REQUEST_BLOCK: 0x58,
  CDB: 16,
  SENSE_DATA: 18,
  INQUIRYDATA: 104,
  SRB_IO_CONTROL: 28,
  PCI_COMMON_HEADER: 64,
  PCI_COMMON_CONFIG: 256,
  CM_PARTIAL_RESOURCE_DESCRIPTOR: 20,
  IDENTIFY_DEVICE_DATA: 512,
  IDENTIFY_PACKET_DATA: 512,
  VPD_BLOCK_LIMITS_PAGE: 64,
};

const offsets: readonly (readonly [type: string, member: string, at: number])[] = [
  ["IRP", "AssociatedIrp", 0x18],
  ["IRP", "IoStatus", 0x30],
  ["IRP", "CancelIrql", 0x45],
  ["IRP", "CancelRoutine", 0x68],
  ["IRP", "Tail.Overlay.CurrentStackLocation", 0xb8],
  ["DEVICE_OBJECT", "DeviceExtension", 0x40],
  ["DRIVER_OBJECT", "DriverUnload", 0x68],
  ["DRIVER_OBJECT", "MajorFunction", 0x70],
  ["SCSI_REQUEST_BLOCK", "SrbStatus", 3],
  ["SCSI_REQUEST_BLOCK", "DataBuffer", 0x18],
  ["SCSI_REQUEST_BLOCK", "SrbExtension", 0x38],
  ["SCSI_REQUEST_BLOCK", "Cdb", 0x48],
  ["STORAGE_REQUEST_BLOCK", "SrbStatus", 3],
  ["STORAGE_REQUEST_BLOCK", "SrbFunction", 20],
  ["IDENTIFY_DEVICE_DATA", "UserAddressableSectors", 120],
  ["IDENTIFY_DEVICE_DATA", "CommandSetSupport", 164],
  ["IDENTIFY_DEVICE_DATA", "Max48BitLBA", 200],
];

const numbers: Readonly<Record<string, string>> = {
  STATUS_SUCCESS: "0",
  STATUS_PENDING: "0x103",
  STATUS_UNSUCCESSFUL: "(NTSTATUS)0xc0000001",
  STATUS_CANCELLED: "(NTSTATUS)0xc0000120",
  STATUS_MORE_PROCESSING_REQUIRED: "(NTSTATUS)0xc0000016",
  DISPATCH_LEVEL: "2",
  HIGH_LEVEL: "15",
  IRP_MJ_DEVICE_CONTROL: "0x0e",
  IRP_MJ_SCSI: "0x0f",
  IRP_MJ_SYSTEM_CONTROL: "0x17",
  IRP_MJ_PNP: "0x1b",
  IOCTL_SCSI_MINIPORT: "0x0004d008",
  IOCTL_STORAGE_QUERY_PROPERTY: "0x002d1400",
  SRB_FUNCTION_WMI: "0x17",
  SRB_FUNCTION_PNP: "0x25",
  SRB_STATUS_PENDING: "0",
  SRB_STATUS_AUTOSENSE_VALID: "0x80",
  SRB_FLAGS_UNSPECIFIED_DIRECTION: "0xc0",
  SCSIOP_READ_CAPACITY16: "0x9e",
  SP_RETURN_BAD_CONFIG: "3",
  STOR_FEATURE_VIRTUAL_MINIPORT: "1",
  DpcLock: "1",
  InterruptLock: "3",
  RequestTimerCall: "6",
  BusChangeDetected: "7",
  GetExtendedFunctionTable: "15",
  ScsiPowerSettingNotification: "5",
  ScsiAdapterPoFxPowerControl: "10",
  ScsiUnitSurpriseRemoval: "10",
  StorSynchronizeFullDuplex: "1",
  InterruptSynchronizePerMessage: "2",
  PCIBus: "5",
  NonPagedPoolNx: "512",
  PowerDeviceD3: "4",
  BusRelations: "0",
  RelationGroup: "4",
  PAGE_SIZE: "4096",
};

describe("routines", () => {
  it("are all declared, or are macros as in the WDK", () => {
    expect(ddiNames.filter((name) => !prototypes.has(name) && !macroNames.has(name))).toEqual([]);
  });

  it("with a body keep the prototype's parameters", () => {
    const bodies = [...stubText.matchAll(/^[A-Za-z_][\w *]*?\b(\w+)\(([^{};]*)\)\s*\{/gm)];
    expect(bodies.length).toBeGreaterThan(0);
    for (const [, name, parameters] of bodies) {
      const count = parameters!.trim() === "void" ? 0 : parameters!.split(",").length;
      expect(prototypes.get(name!)?.parameters.length, name).toBe(count);
    }
  });

  it("with a body never loop and call nothing but what they are given and our own names", () => {
    expect(stubText).not.toMatch(/\b(?:while|for|do|goto)\b/);
    const given = /^(?:SynchronizeRoutine|SynchronizedAccessRoutine|Callout|BroadcastFunction|if|sizeof)$/;
    const called = [...stubText.matchAll(/(?<![\w*] )\b([A-Za-z_]\w*)\(/g)].map(([, name]) => name!);
    const bodies = [...stubText.matchAll(/^[A-Za-z_][\w *]*?\b(\w+)\(/gm)].map(([, name]) => name!);
    const foreign = called.filter(
      (name) => !name.startsWith("__portcullis_") && !given.test(name) && !bodies.includes(name),
    );
    expect(foreign).toEqual([]);
  });

  it.each([
    ["KeBugCheckEx", "noreturn"],
    ["ExRaiseStatus", "always_raises"],
    ["ProbeForWrite", "raises"],
    ["MmProbeAndLockPages", "raises"],
    ["IoCallDriver", "reenters"],
    ["IofCompleteRequest", "reenters"],
    ["IoStartNextPacketByKey", "reenters"],
    ["IoCancelIrp", "reenters"],
    ["StorPortNotification", "reenters"],
    ["StorPortCompleteRequest", "reenters"],
    ["ExAllocatePoolWithTag", "allocates"],
    ["IoAllocateIrp", "allocates"],
    ["KeDelayExecutionThread", "blocks"],
    ["StorPortReadRegisterUlong", "pure"],
  ])("%s is marked %s", (name, mark) => {
    expect(prototypes.get(name)!.marks).toContain(mark);
  });

  it("promise not to write only where that is true", () => {
    expect(prototypes.get("IoCompleteRequest")!.parameters[0]).toBe("_Inout_ PIRP Irp");
    expect(prototypes.get("IoAcquireCancelSpinLock")!.parameters).toEqual(["_Out_ PKIRQL Irql"]);
    expect(prototypes.get("StorPortRegistryRead")!.parameters[4]).toBe("_Inout_ PUCHAR Buffer");
    expect(prototypes.get("MmMapLockedPagesSpecifyCache")!.parameters[0]).toMatch(/^_Inout_/);
  });
});

describe("marks", () => {
  it("are all explained in the README", () => {
    const explained = new Set([...modelText("README.md").matchAll(/`(\w+)`/g)].map(([, word]) => word!));
    const used = new Set([...headerText.matchAll(/__portcullis_mark\((\w+)/g)].map(([, kind]) => kind!));
    used.delete("__portcullis_declspec_");
    expect([...used].filter((kind) => !explained.has(kind))).toEqual([]);
  });

  it("name roles that exist as function types", () => {
    for (const role of ["HW_STARTIO", "DRIVER_CANCEL", "KDEFERRED_ROUTINE", "IO_CSQ_INSERT_IRP"])
      expect(functionTypes.has(role), role).toBe(true);
  });
});
