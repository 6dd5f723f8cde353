/** A key as printed on a keyboard. */
const names: Readonly<Record<string, string>> = {
  ArrowDown: "↓",
  ArrowUp: "↑",
  Escape: "Esc",
  "Mod+Enter": "Ctrl ⏎",
  "Mod+O": "Ctrl O",
  "Mod+K": "Ctrl K",
  Backspace: "⌫",
  "Shift+F6": "Shift F6",
  "Shift+F8": "Shift F8",
};

function keyLabel(key: string): string {
  return names[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}

export function Kbd({ name }: { readonly name: string }) {
  return (
    <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded border border-line border-b-2 bg-ground px-1 font-sans text-2xs text-soft">
      {keyLabel(name)}
    </kbd>
  );
}
