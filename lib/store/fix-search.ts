/**
 * Looks for a fix of the open finding once its report is fresh and the engine has nothing else to do. For a driver that
 * takes long to verify the person is asked first.
 */
import type { AnalysisClient } from "../worker/client";
import { initialFix } from "./fix-slice";
import { isStale, projectMessage, selectedDefect } from "./selectors";
import { type AppState, type AppStore, patch } from "./store";

/** Milliseconds after the report, so that a person who goes on typing is not slowed down. */
const PAUSE_MS = 150;

/** Drivers with more lines than this are not verified again and again without being asked. */
const CHEAP_LINES = 12_000;

export interface FixSearch {
  /** Looks now, whatever it costs. */
  search(): void;
  dispose(): void;
}

export function startFixSearch(store: AppStore, client: AnalysisClient): FixSearch {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let forget: (() => void) | null = null;

  function drop(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    forget?.();
    forget = null;
  }

  function search(): void {
    drop();
    const state = store.getState();
    const defect = selectedDefect(state);
    const { workspace, revision } = state.project;
    const { rule } = state.selection;
    if (!defect || !workspace || rule === null || isStale(state)) return;
    const { fingerprint } = defect;
    patch(store, "fix", { search: { state: "searching" }, fingerprint, revision });
    forget = client.ask(
      { kind: "fix", project: projectMessage(workspace), rule, fingerprint },
      {
        onAnswer(event) {
          if (event.kind !== "fixes") return;
          const [offer] = event.fixes.offers;
          const { tried } = event.fixes;
          patch(store, "fix", {
            search: offer ? { state: "offered", offer } : { state: "nothing", tried },
          });
        },
        onFailed: () => patch(store, "fix", { search: { state: "waiting" } }),
      },
    );
  }

  const unsubscribe = store.subscribe((state) => {
    const wanted = wantedFinding(state);
    const { fix, project } = state;
    if (wanted === fix.fingerprint && (wanted === null || fix.revision === project.revision)) return;
    drop();
    store.setState({
      fix: { ...initialFix, fingerprint: wanted, revision: project.revision },
    });
    if (wanted === null) return;
    if (isCheap(state)) timer = setTimeout(search, PAUSE_MS);
    else patch(store, "fix", { search: { state: "waiting" } });
  });

  return {
    search,
    dispose() {
      drop();
      unsubscribe();
    },
  };
}

/** Null while there is none, or while the report speaks of an older text. */
function wantedFinding(state: AppState): string | null {
  const isReady = state.analysis.status === "idle" && !isStale(state);
  const { kind } = state.project.workspace ?? {};
  const canEdit = kind !== "planted" && kind !== "report";
  return isReady && canEdit ? (selectedDefect(state)?.fingerprint ?? null) : null;
}

function isCheap({ analysis }: AppState): boolean {
  const files = analysis.report?.files ?? [];
  return files.reduce((sum, { role, lines }) => sum + (role === "other" ? 0 : lines), 0) <= CHEAP_LINES;
}
