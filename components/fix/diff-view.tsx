/** A unified diff, coloured and readable without colour: the signs stay. */
import clsx from "clsx";

export function DiffView({ patch, label }: { readonly patch: string; readonly label: string }) {
  const lines = patch.replace(/\n$/, "").split("\n");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section aria-label={label} tabIndex={0} className="max-h-64 overflow-auto px-4 py-1">
      <pre className="w-max min-w-full font-mono text-xs leading-5">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a diff have no other identity and never move.
          <span key={index} className={clsx("block px-1", lineTone(line))}>
            {line === "" ? " " : line}
          </span>
        ))}
      </pre>
    </section>
  );
}

function lineTone(line: string): string {
  if (/^(---|\+\+\+|@@)/.test(line)) return "text-soft";
  if (line.startsWith("+")) return "bg-fill-pass";
  if (line.startsWith("-")) return "bg-fill-violation";
  return "";
}
