/** The head of an arrow in a drawing, in the colour of its line. */
export function ArrowMarker({ id }: { readonly id: string }) {
  return (
    <defs>
      <marker id={id} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6" markerHeight="6" orient="auto">
        <path d="M0 0L8 4L0 8z" fill="context-stroke" />
      </marker>
    </defs>
  );
}
