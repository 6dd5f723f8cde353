/**
 * Two places that change the lock together or not at all, in the ways drivers write that: the same test twice, a flag,
 * a mask, a status, a pointer, a counter. `lock` is the state outside of the pair; between the two places the program
 * goes on, and what the pair rests on is not written there.
 */

import * as control from "./control-correlations";
import type { Correlation } from "./correlation";
import * as memory from "./memory-correlations";
import * as values from "./value-correlations";

export const correlations: readonly Correlation[] = [
  values.sameTest,
  values.sameTest,
  values.localFlag,
  values.localFlag,
  memory.extensionFlag,
  values.maskFlag,
  memory.byPointer,
  memory.byFunctionPointer,
  values.byCounter,
  control.bySwitch,
  control.bySkip,
  values.byValue,
  values.byRange,
  values.byNarrowing,
  memory.byUnion,
  memory.byArray,
  memory.byStructCopy,
  memory.throughAlias,
  values.byConjunction,
  control.byLoopFlag,
  memory.byGlobal,
  values.byNestedTests,
  memory.byBitField,
  values.bySignedCode,
  control.byToggleLoop,
  control.byToggleLoop,
  control.byNestedCount,
  memory.byOutParameter,
  memory.byLentVariable,
  memory.bySeveralVariables,
  memory.byClearedRange,
  control.byLoopValue,
  values.byReversal,
  memory.byRecordResult,
  control.byStateMachine,
  memory.byPointerPointer,
  memory.byTable,
  control.byAbnormalTermination,
  values.byCasts,
  memory.byPartialCopy,
  control.bySearch,
];
