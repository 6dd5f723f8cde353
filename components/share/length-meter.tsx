/** How long the link is, and where that length still works. */
import { lengthBand } from "@/lib/share/messages";

export function LengthMeter({ characters }: { readonly characters: number }) {
  const band = lengthBand(characters);
  return (
    <div>
      <div aria-hidden className="flex gap-1">
        {[1, 2, 3, 4].map((level) => (
          <span
            key={level}
            className={`h-1.5 flex-1 rounded-full ${level <= band.level ? (band.level > 2 ? "bg-caution" : "bg-driver") : "bg-line"}`}
          />
        ))}
      </div>
      <p className="mt-1 text-xs" data-testid="link-length">
        <span className="font-semibold tabular-nums">{characters.toLocaleString("en")} characters.</span>{" "}
        {band.label}
      </p>
    </div>
  );
}
