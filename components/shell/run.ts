/** Runs an action if it can be run now. */
import type { Action } from "@/lib/store/actions";
import { appStore } from "@/lib/store/store";

export function run(action: Action): void {
  if (action.isEnabled(appStore.getState())) action.run(appStore);
}
