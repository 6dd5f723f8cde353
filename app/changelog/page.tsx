/** What people can now do, newest first. */
import type { Metadata } from "next";
import { Article } from "@/components/shell/article";

export const metadata: Metadata = { title: "Changes" };

interface Change {
  readonly version: string;
  readonly items: readonly string[];
}

const changes: readonly Change[] = [
  {
    version: "next",
    items: [
      "The path has four levels of detail, a filter, a scrubber, tabs, and can be compared with another one. O, I and U step over, into and out of calls; quiet iterations of a loop are put together.",
      "The editor says the current step in a bubble, hatches the lines the path left out, and draws arrows between steps on request (A).",
      "Values known at a step, what they were, and why a branch went its way; the function's control-flow graph with the path on it (G).",
      "F1 lists every command. F6 goes from region to region. High contrast, forced colours, and plain lines instead of the editor on narrow windows.",
      "Inspect shows what each stage of the engine made of your text, from tokens to states.",
      "A finding comes with a fix where one can be made: the edit was applied to a scratch copy and everything verified again before it is offered. See its diff, apply it, or copy it as a patch.",
      "A ribbon beside the text leads from the acquire to the violation; it breaks where the path goes into another function.",
      "“Not possible?” on a branch or a result rules it out: it becomes an assumption that is listed, everything is verified again, and the page says what remains.",
      "Not applicable shows the callback map, and can plant a leak in a scratch copy of one of your callbacks.",
      "Paste several files at once, or a diff over an open project to verify before and after. A second zip can be compared with the first.",
      "Mark findings as bug, false alarm or intended, with a note; compare with any of the last twenty runs: new, fixed, still there.",
      "Hover over a WDK routine to see what it does to IRQL and locks, where it may be called, and which rules speak of it.",
      "Save a finding as a C program that breaks the rule when compiled and run.",
      "Thousands of findings scroll, are filtered by words, and sorted by cause, by length of the path, or by place.",
      "Drop a SARIF file of Portcullis or another tool, or a trace of Static Driver Verifier (.tt): its findings are walked over your sources.",
      "What you ruled out as not possible can be written into the source as _Analysis_assume_.",
      "R shows the rule as a machine, with each change the path makes to it. F12 or Ctrl and a click go to a definition.",
      "At a step inside a macro, M shows the macro's text.",
      "Works offline after the first visit, and can be installed.",
    ],
  },
  {
    version: "0.1",
    items: [
      "Paste a miniport, a file or a single function and see within moments whether it keeps the CancelSpinLock rule.",
      "A finding opens at its violation: the path beside the editor, numbered in the gutter, with the rule's state at each step. Walk it with the arrow keys or j and k; E goes to the violation, B to its cause.",
      "Findings follow the text while you type. When one goes away the page says why.",
      "Pass, Inconclusive and Not applicable have pages of their own: what was read, entry points with evidence, assumptions, cautions, reasons.",
      "Open files, a folder or a zip, or drop them anywhere. Project files are read: configurations, macros, include folders.",
      "A link carries sources, finding and step in its fragment; no server receives it.",
      "Your text is kept in this browser as you type.",
    ],
  },
];

export default function ChangelogPage() {
  return (
    <Article title="Changes" lead="What you can now do, newest first.">
      {changes.map((change) => (
        <section key={change.version}>
          <h2>{change.version}</h2>
          <ul>
            {change.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </section>
      ))}
    </Article>
  );
}
