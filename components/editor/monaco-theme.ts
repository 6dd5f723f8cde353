/** Monaco's theme from the page's tokens, so that the tokens stay the one source of colour. */
import type { monaco } from "./monaco";

type Monaco = typeof monaco;

const TOKENS = [
  "ground",
  "panel",
  "ink",
  "soft",
  "edge",
  "line",
  "driver",
  "rule",
  "pass",
  "violation",
  "caution",
  "fill-step",
  "fill-hover",
] as const;

type Token = (typeof TOKENS)[number];

/** Reads the tokens as they are now and makes Monaco use them. Returns them for marks outside the text. */
export function applyTheme({ editor }: Monaco): Readonly<Record<Token, string>> {
  const colour = readTokens();
  const bare = (token: Token) => colour[token].slice(1);
  editor.defineTheme("portcullis", {
    base: isDark(colour.ground) ? "vs-dark" : "vs",
    inherit: true,
    rules: [
      { token: "", foreground: bare("ink") },
      { token: "comment", foreground: bare("soft"), fontStyle: "italic" },
      { token: "keyword", foreground: bare("driver") },
      { token: "keyword.directive", foreground: bare("caution") },
      { token: "string", foreground: bare("pass") },
      { token: "number", foreground: bare("caution") },
      { token: "annotation", foreground: bare("soft") },
    ],
    colors: {
      "editor.background": colour.ground,
      "editor.foreground": colour.ink,
      "editorLineNumber.foreground": colour.soft,
      "editorLineNumber.activeForeground": colour.ink,
      "editorLineNumber.dimmedForeground": colour.soft,
      "editorGutter.background": colour.ground,
      "editor.lineHighlightBackground": "#00000000",
      "editor.lineHighlightBorder": "#00000000",
      "editor.selectionBackground": colour["fill-step"],
      "editor.inactiveSelectionBackground": colour["fill-hover"],
      "editorWidget.background": colour.panel,
      "editorWidget.border": colour.line,
      "editorIndentGuide.background1": colour.line,
      "editorOverviewRuler.border": "#00000000",
      "editorBracketHighlight.foreground1": colour.rule,
      "editorError.foreground": colour.violation,
      "editorCursor.foreground": colour.driver,
      focusBorder: colour.driver,
    },
  });
  editor.setTheme("portcullis");
  return colour;
}

/** Tokens hold `light-dark(...)`; only a painted element knows the outcome. */
function readTokens(): Record<Token, string> {
  const probe = document.createElement("span");
  // With reduced motion every colour changes within a moment, and a moment is too late here. Where the system chooses the
  // colours, the editor keeps the page's own of high contrast: its parts would not all follow.
  probe.style.cssText = "transition: none; forced-color-adjust: none";
  document.body.append(probe);
  const read = (token: Token): string => {
    probe.style.color = `var(--${token})`;
    return toHex(getComputedStyle(probe).color);
  };
  const colours = Object.fromEntries(TOKENS.map((token) => [token, read(token)])) as Record<Token, string>;
  probe.remove();
  return colours;
}

function toHex(computed: string): string {
  const parts = computed.match(/[\d.]+/g)?.slice(0, 3) ?? ["0", "0", "0"];
  return `#${parts.map((part) => Math.round(Number(part)).toString(16).padStart(2, "0")).join("")}`;
}

function isDark(hex: string): boolean {
  return Number.parseInt(hex.slice(1, 3), 16) < 128;
}

/** Calls back when the page's colours may have changed; returns how to stop. */
export function onThemeChange(changed: () => void): () => void {
  const preferences = [
    "(prefers-color-scheme: dark)",
    "(prefers-contrast: more)",
    "(forced-colors: active)",
  ].map((query) => matchMedia(query));
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  for (const preference of preferences) preference.addEventListener("change", changed);
  return () => {
    observer.disconnect();
    for (const preference of preferences) preference.removeEventListener("change", changed);
  };
}
