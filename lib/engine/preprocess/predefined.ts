/**
 * Macros that exist before the first line: what cl and the WDK's build define for a 64-bit kernel driver, and the
 * names whose text depends on the place. `__FUNCTION__` is not a macro here, as it is not for cl.
 *
 * Source: Microsoft "Predefined macros" (cl 19.3x) and WindowsDriver.Default.props of the WDK.
 */

import { readDefinition } from "./define";
import type { ExpansionId } from "./expansion-table";
import { Builtin, plainMacro } from "./macro";
import type { Run } from "./run";
import { TokenKind } from "./token";

/** `/D name=value`. `name` may hold a parameter list; an empty value defines to nothing. */
export interface CommandLineMacro {
  readonly name: string;
  readonly value: string;
}

/** In force unless the configuration says otherwise. */
export const defaultDefines: readonly CommandLineMacro[] = Object.entries({
  _MSC_VER: "1939",
  _MSC_FULL_VER: "193933523",
  _MSC_BUILD: "0",
  _MSC_EXTENSIONS: "1",
  _INTEGRAL_MAX_BITS: "64",
  _WIN32: "1",
  _WIN64: "1",
  _M_AMD64: "100",
  _M_X64: "100",
  _AMD64_: "1",
  AMD64: "1",
  _KERNEL_MODE: "1",
  WIN32: "100",
  WINNT: "1",
  WINVER: "0x0A00",
  _WIN32_WINNT: "0x0A00",
  NTDDI_VERSION: "0x0A00000C",
  DBG: "0",
}).map(([name, value]) => ({ name, value }));

/** Added for C++ units. */
export const cppDefines: readonly CommandLineMacro[] = [{ name: "__cplusplus", value: "201402L" }];

const BUILTINS: Readonly<Record<string, Builtin>> = {
  __LINE__: Builtin.Line,
  __FILE__: Builtin.File,
  __COUNTER__: Builtin.Counter,
  __DATE__: Builtin.Date,
  __TIME__: Builtin.Time,
  __TIMESTAMP__: Builtin.Timestamp,
  __pragma: Builtin.Pragma,
  _Pragma: Builtin.PragmaOperator,
  __has_include: Builtin.HasInclude,
};

export function defineBuiltins(run: Run): void {
  for (const [spelling, builtin] of Object.entries(BUILTINS)) {
    run.macros.define({ ...plainMacro(run.tables.strings.intern(spelling), spelling), builtin });
  }
}

/** Defines command-line macros in order; the last definition of a name wins. */
export function defineCommandLine(run: Run, defines: readonly CommandLineMacro[]): void {
  for (const { name, value } of defines) {
    const lexed = run.lexed.ofText(`${name} ${value}`);
    const macro = readDefinition(run, lexed, 0, lexed.count);
    if (macro !== null) run.macros.define(macro);
  }
}

/** The token that a predefined name stands for in the use `expansion`. Dates are fixed: same input, same tokens. */
export function predefinedToken(
  run: Run,
  builtin: Builtin,
  expansion: ExpansionId,
): { text: number; kind: TokenKind } {
  const { strings, origins } = run.tables;
  const text = (spelled: string, kind: TokenKind) => ({ text: strings.intern(spelled), kind });
  const place = origins.outermostUse(expansion);
  switch (builtin) {
    case Builtin.Line:
      return text(String(run.files.lineColumn(place.file, place.start).line), TokenKind.Number);
    case Builtin.Counter:
      return text(String(run.counter++), TokenKind.Number);
    case Builtin.File:
      return text(JSON.stringify(run.files.get(place.file).path), TokenKind.String);
    case Builtin.Date:
      return text('"Jan  1 2000"', TokenKind.String);
    case Builtin.Time:
      return text('"00:00:00"', TokenKind.String);
    case Builtin.Timestamp:
      return text('"Sat Jan  1 00:00:00 2000"', TokenKind.String);
    default:
      throw new Error(`no token for predefined name ${builtin}`);
  }
}
