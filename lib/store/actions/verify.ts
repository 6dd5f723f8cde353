/** Verifying and stopping. */
import { currentSession } from "../session";
import { patch } from "../store";
import type { Action } from "./action";

export const verifyActions: readonly Action[] = [
  {
    id: "verify",
    label: "Verify",
    keys: ["Mod+Enter"],
    group: "Verify",
    isEnabled: (state) => state.project.workspace !== null,
    run: () => currentSession()?.verifier.verify(),
  },
  {
    id: "stop",
    label: "Stop",
    keys: ["Escape"],
    group: "Verify",
    isEnabled: (state) =>
      state.analysis.status === "running" || state.layout.intake !== null || state.layout.notices.length > 0,
    run(store) {
      const { analysis, layout } = store.getState();
      if (layout.intake) currentSession()?.stopIntake();
      else if (analysis.status === "running") currentSession()?.verifier.stop();
      else patch(store, "layout", { notices: [] });
    },
  },
];
