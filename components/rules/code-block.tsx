/** Code as text, with a caption. Scrolls by keyboard as well. */
export function CodeBlock({ caption, code }: { readonly caption: string; readonly code: string }) {
  return (
    <figure className="my-3 overflow-hidden rounded-lg border border-line">
      <figcaption className="border-line border-b bg-panel px-3 py-1.5 text-soft text-xs">
        {caption}
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <pre tabIndex={0} className="overflow-x-auto px-3 py-2 font-mono text-xs leading-5">
        {code}
      </pre>
    </figure>
  );
}
