import { expect, it } from "vitest";
import { traceRoutinesIn } from "@/lib/engine/model";

it("tracing routines are those that configuration comments name, in any file", () => {
  const header = `// begin_wpp config
// FUNC TraceEvents{FLAG=ALL}(LEVEL, MSG, ...);
//FUNC  Trace2(FLAGS, MSG, ...);
// USEPREFIX (Trace2, "%!STDPREFIX!");
// end_wpp
// FUNC NotThis(MSG);`;
  const block = "/*\nbegin_wpp config\nFUNC Old(MSG, ...);\nend_wpp\n*/ void FUNC(void);";
  expect([...traceRoutinesIn([header, "int x; // FUNC Neither()", block])]).toEqual([
    "TraceEvents",
    "Trace2",
    "Old",
  ]);
});
