/**
 * Programs that `npm run bench` makes for itself, each the same in every run: a miniport of a given size, and the
 * families along which exploration must not explode (engine notes §13).
 */
import type { SourceFile } from "../engine/project";

/** A virtual miniport of about `lines` lines in three files; its lock use is clean. */
export function miniport(lines: number): readonly SourceFile[] {
  const requests = Math.max(1, Math.round((lines - 120) / LINES_PER_REQUEST));
  const half = Math.ceil(requests / 2);
  return [
    { path: "bench.h", text: header(requests) },
    { path: "adapter.c", text: `#include "bench.h"\n\n${range(0, half).map(request).join("\n")}` },
    {
      path: "startio.c",
      text: `#include "bench.h"\n\n${range(half, requests).map(request).join("\n")}\n${callbacks(requests)}`,
    },
  ];
}

const LINES_PER_REQUEST = 62;

function header(requests: number): string {
  return `#pragma once
#include <ntddk.h>
#include <storport.h>

#define BENCH_TAG 'hcnB'
#define BENCH_MAX_UNITS 8
#define BENCH_FLAG_READY 0x00000001
#define BENCH_FLAG_RESET 0x00000002
#define BENCH_LOCK(_q) IoAcquireCancelSpinLock(&(_q))
#define BENCH_UNLOCK(_q) IoReleaseCancelSpinLock(_q)
#define BENCH_BAIL(_c, _s) if (_c) { status = (_s); goto Exit; }

typedef struct _BENCH_UNIT {
    LIST_ENTRY Link;
    ULONG Flags;
    ULONG Depth;
    ULONG64 Blocks;
    USHORT BlockSize;
    UCHAR Lun;
    BOOLEAN Busy;
} BENCH_UNIT, *PBENCH_UNIT;

typedef struct _BENCH_EXTENSION {
    PULONG Registers;
    LIST_ENTRY Waiters;
    ULONG WaitCount;
    ULONG Flags;
    ULONG Errors[${requests}];
    BENCH_UNIT Units[BENCH_MAX_UNITS];
} BENCH_EXTENSION, *PBENCH_EXTENSION;

${range(0, requests)
  .map(
    (i) =>
      `NTSTATUS BenchRequest${i}(_In_ PBENCH_EXTENSION Ext, _Inout_ PSCSI_REQUEST_BLOCK Srb, _In_ ULONG Unit);`,
  )
  .join("\n")}
`;
}

function request(i: number): string {
  return `/*
 * Request ${i}: checks the unit, programs the controller and keeps the waiters' count.
 */
static ULONG
BenchCheck${i}(
    _In_ PBENCH_EXTENSION Ext,
    _In_ ULONG Unit
    )
{
    PBENCH_UNIT unit;

    if (Unit >= BENCH_MAX_UNITS) {
        return 0;
    }
    unit = &Ext->Units[Unit];
    if ((unit->Flags & BENCH_FLAG_READY) == 0 || unit->Busy) {
        Ext->Errors[${i}]++;
        return 0;
    }
    return unit->Depth > ${i % 64} ? unit->Depth - ${i % 64} : 1;
}

NTSTATUS
BenchRequest${i}(
    _In_ PBENCH_EXTENSION Ext,
    _Inout_ PSCSI_REQUEST_BLOCK Srb,
    _In_ ULONG Unit
    )
{
    NTSTATUS status = STATUS_SUCCESS;
    ULONG depth, index;
    KIRQL irql;

    depth = BenchCheck${i}(Ext, Unit);
    BENCH_BAIL(depth == 0, STATUS_DEVICE_NOT_READY);
    for (index = 0; index < depth; index++) {
        StorPortWriteRegisterUlong(Ext, Ext->Registers + index, (ULONG)(Srb->DataTransferLength >> (index & 7)));
    }
    BENCH_LOCK(irql);
    if (Ext->WaitCount == ${(i * 7) % 101}) {
        BENCH_UNLOCK(irql);
        Srb->SrbStatus = SRB_STATUS_BUSY;
        return STATUS_DEVICE_BUSY;
    }
    switch (Srb->Cdb[0]) {
    case SCSIOP_READ:
    case SCSIOP_WRITE:
        Ext->WaitCount++;
        break;
    case SCSIOP_INQUIRY:
        Ext->Units[Unit].Flags |= BENCH_FLAG_RESET;
        break;
    default:
        Ext->Units[Unit].Busy = (Srb->SrbFlags & SRB_FLAGS_DATA_IN) != 0;
        break;
    }
    BENCH_UNLOCK(irql);
Exit:
    Srb->SrbStatus = NT_SUCCESS(status) ? SRB_STATUS_SUCCESS : SRB_STATUS_ERROR;
    return status;
}
`;
}

function callbacks(requests: number): string {
  const cases = range(0, requests).map(
    (i) => `    case ${i}: status = BenchRequest${i}(ext, Srb, Srb->Lun); break;`,
  );
  return `HW_INITIALIZE BenchInitialize;
HW_STARTIO BenchStartIo;
DRIVER_INITIALIZE DriverEntry;

BOOLEAN
BenchInitialize(PVOID DeviceExtension)
{
    PBENCH_EXTENSION ext = DeviceExtension;
    InitializeListHead(&ext->Waiters);
    ext->Flags = BENCH_FLAG_READY;
    return TRUE;
}

BOOLEAN
BenchStartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    PBENCH_EXTENSION ext = DeviceExtension;
    NTSTATUS status;

    switch (Srb->TargetId) {
${cases.join("\n")}
    default: status = STATUS_INVALID_DEVICE_REQUEST; break;
    }
    if (!NT_SUCCESS(status)) {
        ext->Flags |= BENCH_FLAG_RESET;
    }
    StorPortNotification(RequestComplete, ext, Srb);
    return TRUE;
}

NTSTATUS
DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    VIRTUAL_HW_INITIALIZATION_DATA data;

    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwInitialize = BenchInitialize;
    data.HwStartIo = BenchStartIo;
    data.DeviceExtensionSize = sizeof(BENCH_EXTENSION);
    return StorPortInitialize(DriverObject, RegistryPath, (PHW_INITIALIZATION_DATA)&data, NULL);
}
`;
}

// Families --------------------------------------------------------------------------------------------

/** `n` independent branches between acquire and release; `leaks` returns in the last one. */
export function branches(n: number, leaks: boolean): readonly SourceFile[] {
  return branchesWith(n, (i) =>
    leaks && i === n - 1 ? `if (v[${i}] == 3) return;` : `if (v[${i}]) x = ${i}; else x = -${i};`,
  );
}

/** The same, but each branch writes memory that what the later ones test may overlap. */
export function aliasedBranches(n: number): readonly SourceFile[] {
  return branchesWith(n, (i) => `if (v[${i}]) w[${i}] = ${i}; else w[${i}]++;`);
}

/** One file of `functions` routines of 46 lines, each with 36 independent branches while it holds the lock. */
export function branchyFile(functions: number): readonly SourceFile[] {
  const routine = (i: number) =>
    [
      `static VOID Work${i}(PLONG v, PLONG w)`,
      "{",
      "    KIRQL irql;",
      "    LONG x = 0;",
      "    IoAcquireCancelSpinLock(&irql);",
      ...range(0, 36).map((k) => `    if (v[${k}] > ${i}) x += ${k + 1};`),
      "    IoReleaseCancelSpinLock(irql);",
      "    w[0] = x;",
      "}",
      "",
    ].join("\n");
  const cases = range(0, functions).map((i) => `    case ${i}: Work${i}(v, w); break;`);
  const text = [
    "HW_STARTIO BenchStartIo;",
    ...range(0, functions).map(routine),
    "BOOLEAN BenchStartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)",
    "{",
    "    PLONG v = DeviceExtension, w = Srb->DataBuffer;",
    "    switch (Srb->TargetId) {",
    ...cases,
    "    }",
    "    return TRUE;",
    "}",
    "",
  ].join("\n");
  return [{ path: "bench.c", text }];
}

function branchesWith(n: number, branch: (index: number) => string): readonly SourceFile[] {
  const body = range(0, n).map((i) => `    ${branch(i)}`);
  return callback([
    "    int x = 0;",
    "    IoAcquireCancelSpinLock(&irql);",
    ...body,
    "    IoReleaseCancelSpinLock(irql);",
    "    w[0] = x;",
  ]);
}

/** `k` times: under a condition of so many conjuncts take the lock, later under the same condition release it. */
export function flags(k: number, conjuncts: 1 | 2 | 3): readonly SourceFile[] {
  const condition = (i: number) =>
    ["a", "b", "c"]
      .slice(0, conjuncts)
      .map((name) => `${name}${i}`)
      .join(" && ");
  const set = range(0, k).map(
    (i) => `    int a${i} = v[${3 * i}], b${i} = v[${3 * i + 1}], c${i} = v[${3 * i + 2}];`,
  );
  const use = range(0, k).map(
    (i) =>
      `    if (${condition(i)}) IoAcquireCancelSpinLock(&irql);\n    w[${i}]++;\n    if (${condition(i)}) IoReleaseCancelSpinLock(irql);`,
  );
  return callback([...set, ...use]);
}

/** Each of `levels` functions calls the next one twice; the last takes and releases the lock. */
export function callDag(levels: number): readonly SourceFile[] {
  const functions = range(0, levels).map((i) => {
    const next =
      i + 1 === levels ? "KIRQL q; IoAcquireCancelSpinLock(&q); v[0]++; IoReleaseCancelSpinLock(q);" : "";
    return `static void F${i}(int *v) { ${next || `F${i + 1}(v); v[0] = ${i}; F${i + 1}(v);`} }`;
  });
  return callback(["    F0(v);"], functions.reverse());
}

/** Loops in each other, `depth` deep, with a flag that carries the lock from one round to the next. */
export function loops(depth: number): readonly SourceFile[] {
  const open = range(0, depth).map((i) => `    for (i${i} = 0; i${i} < v[${i}]; i${i}++) {`);
  const inner =
    "    if (!held) { IoAcquireCancelSpinLock(&irql); held = 1; } else if (v[9] == i0) { IoReleaseCancelSpinLock(irql); held = 0; }";
  return callback([
    `    int ${range(0, depth).map((i) => `i${i}`)};`,
    "    int held = 0;",
    ...open,
    inner,
    ...open.map(() => "    }"),
    "    if (held) IoReleaseCancelSpinLock(irql);",
  ]);
}

/** `size` functions that all call each other in a ring and back; each takes and releases the lock. */
export function recursion(size: number): readonly SourceFile[] {
  const names = range(0, size).map((i) => `static int R${i}(int *v, int n);`);
  const functions = range(0, size).map(
    (i) => `static int R${i}(int *v, int n)
{
    KIRQL q;
    if (n <= 0) return 0;
    IoAcquireCancelSpinLock(&q);
    v[${i}] += n;
    IoReleaseCancelSpinLock(q);
    if (v[${i}] & 1) return R${(i + 1) % size}(v, n - 1) + 1;
    return R${(i + size - 1) % size}(v, n - 2);
}`,
  );
  return callback(["    w[0] = R0(v, w[1]);"], [...names, ...functions]);
}

function callback(body: readonly string[], before: readonly string[] = []): readonly SourceFile[] {
  const text = [
    "#include <storport.h>",
    ...before,
    "HW_STARTIO BenchStartIo;",
    "static void Work(int *v, int *w)",
    "{",
    "    KIRQL irql = 0;",
    ...body,
    "}",
    "BOOLEAN BenchStartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb)",
    "{",
    "    Work(ext, srb->DataBuffer);",
    "    return TRUE;",
    "}",
    "",
  ].join("\n");
  return [{ path: "bench.c", text }];
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}
