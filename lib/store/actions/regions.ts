/** F6 goes from region to region of the page and leaves it after the last one, so that it is no trap. */
import type { Action } from "./action";

/** Where the focus lands in each region, in the order of the page; regions that are not there are passed over. */
const REGIONS = [
  "header button",
  '[aria-label="Findings"] [data-region-focus], [aria-label="Findings"] button',
  '[aria-label="Files"] button',
  ".monaco-editor textarea, .monaco-editor .native-edit-context, [data-reader]",
  '[role="tree"], [data-testid="verdict-page"]',
  '[aria-label="State"] button, [aria-label="Call stack"] button',
  "footer a, footer button",
];

function regionElements(): readonly HTMLElement[] {
  return REGIONS.flatMap((selector) => {
    const all = [...document.querySelectorAll<HTMLElement>(selector)];
    return all.find((element) => element.getClientRects().length > 0) ?? [];
  });
}

function isIn(element: HTMLElement, focused: Element): boolean {
  const landmark = "header, footer, nav, section, aside, .monaco-editor";
  const region = element.closest(landmark);
  return element === focused || (region?.contains(focused) ?? false);
}

function move(direction: 1 | -1): void {
  const all = regionElements();
  const focused = document.activeElement ?? document.body;
  const at = all.findLastIndex((element) => isIn(element, focused));
  const next = at < 0 && direction < 0 ? all.length - 1 : at + direction;
  if (all[next]) all[next].focus();
  else if (focused instanceof HTMLElement) focused.blur();
}

export const regionActions: readonly Action[] = [
  {
    id: "next-region",
    label: "Next region of the page",
    keys: ["F6"],
    group: "Page",
    isEnabled: () => true,
    run: () => move(1),
  },
  {
    id: "previous-region",
    label: "Previous region of the page",
    keys: ["Shift+F6"],
    group: "Page",
    isEnabled: () => true,
    run: () => move(-1),
  },
];
