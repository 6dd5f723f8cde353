/** "Show me on my code": a scratch copy of the project with a leak planted in one callback. */
import { projectMessage } from "../selectors";
import { currentSession } from "../session";
import { type AppStore, addNotice } from "../store";
import { showPlanted } from "../workspaces";

export function plantLeak(store: AppStore, rule: string, functionName: string): void {
  const { workspace } = store.getState().project;
  const session = currentSession();
  if (!workspace || !session) return;
  const failed = () =>
    addNotice(
      store,
      "problem",
      "plant",
      `Nothing could be planted in ${functionName}: its text is made by a macro.`,
    );
  session.client.ask(
    { kind: "plant", project: projectMessage(workspace), rule, function: functionName },
    {
      onAnswer(event) {
        if (event.kind !== "planted") return;
        if (event.planted) showPlanted(store, event.planted.files, functionName);
        else failed();
      },
      onFailed: (_code, message) => addNotice(store, "problem", "plant", message),
    },
  );
}
