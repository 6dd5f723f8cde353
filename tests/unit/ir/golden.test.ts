/** Printed IR of every construct, pinned in `tests/golden/ir`. `vitest -u` rewrites; read the difference. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { type GlobalByte, type Program, printFunction } from "@/lib/engine/ir";
import { type Lowered, lower } from "./support";

const folder = fileURLToPath(new URL("../../golden/ir/", import.meta.url));

for (const file of readdirSync(folder).filter((name) => name.endsWith(".c"))) {
  it(`lowers ${file}`, async () => {
    const lowered = await lower(readFileSync(join(folder, file), "utf8"));
    await expect(printProgram(lowered)).toMatchFileSnapshot(join(folder, file.replace(/c$/, "ir")));
  });
}

function printProgram({ program, types }: Lowered): string {
  const functions = program.functions.map((fn) => printFunction(fn, program, types));
  const variables = program.symbols
    .filter((symbol) => symbol.kind === "variable")
    .map(({ name, initial, size }) => {
      const content = initial?.map((byte) => printByte(byte, program)).join(" ") ?? "unknown";
      return `${name} (${size}): ${content}\n`;
    });
  return [...functions, variables.join("")].join("\n");
}

function printByte({ offset, value, member }: GlobalByte, program: Program): string {
  const at = `${offset}${member ? ` ${member.name}` : ""}`;
  if (value.kind === "constant") return `[${at}: ${value.value}]`;
  const base =
    value.kind === "string"
      ? JSON.stringify(program.strings[value.string])
      : program.symbols[value.symbol]!.name;
  return `[${at}: &${base}${value.offset ? `+${value.offset}` : ""}]`;
}
