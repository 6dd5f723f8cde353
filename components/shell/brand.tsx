/** The gate. */
export function Brand() {
  return (
    <span className="flex items-center gap-2 font-semibold text-base tracking-tight">
      <svg
        aria-hidden="true"
        viewBox="0 0 32 32"
        className="size-5 text-driver"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d="M5 27V14a11 11 0 0 1 22 0v13" />
        <path d="M11 5.5V28M16 4v24M21 5.5V28M6 13h20M6 20h20" />
      </svg>
      Portcullis
    </span>
  );
}
