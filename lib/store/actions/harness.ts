/** The open finding as a C program: compiled and run, it breaks the rule the same way. */
import { download } from "../download";
import { projectMessage, selectedDefect } from "../selectors";
import { currentSession } from "../session";
import { type AppStore, addNotice } from "../store";

export function saveHarness(store: AppStore): void {
  const state = store.getState();
  const { workspace } = state.project;
  const { rule } = state.selection;
  const defect = selectedDefect(state);
  const session = currentSession();
  if (!workspace || !defect || rule === null || !session) return;
  const say = (text: string) => addNotice(store, "problem", "harness", text);
  const { fingerprint } = defect;
  session.client.ask(
    { kind: "harness", project: projectMessage(workspace), rule, fingerprint },
    {
      onAnswer(event) {
        if (event.kind !== "harness") return;
        const { harness } = event;
        if (!harness) say("This finding is not in the text any more. Verify again.");
        else if ("refused" in harness) say(`gcc cannot repeat this finding: ${harness.refused}.`);
        else
          download(`${defect.function}-${defect.kind}.c`, new Blob([harness.text], { type: "text/plain" }));
      },
      onFailed: (_code, message) => say(message),
    },
  );
}
