"use client";
/** A link with the code inside. Opening the dialog stores and sends nothing; it shows what the link would carry. */
import { useEffect, useState } from "react";
import { type MadeLink, makeLink } from "@/lib/store/actions/share";
import { appStore, patch, useApp } from "@/lib/store/store";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { LengthMeter } from "./length-meter";

export function ShareDialog() {
  const isOpen = useApp((state) => state.layout.dialog === "share");
  return (
    <Dialog
      title="Share this result"
      description="The link holds the code itself. No server receives it, but whoever can read the message can read the code."
      isOpen={isOpen}
      onClose={() => patch(appStore, "layout", { dialog: null })}
    >
      {isOpen && <LinkBody />}
    </Dialog>
  );
}

type Making = { readonly link: MadeLink | null } | { readonly problem: string } | null;

function LinkBody() {
  const [made, setMade] = useState<Making>(null);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    makeLink(appStore.getState(), null).then(
      (link) => setMade({ link }),
      () => setMade({ problem: "These files are too large for a link. Send them as a zip instead." }),
    );
  }, []);
  if (made === null) return <p className="text-soft">Packing…</p>;
  if ("problem" in made) return <p>{made.problem}</p>;
  const { link } = made;
  if (!link) return <p>There is no result to share yet. Verify first.</p>;
  return (
    <div className="flex flex-col gap-3">
      <label className="flex flex-col gap-1">
        <span className="font-semibold">Link</span>
        <textarea
          readOnly
          rows={3}
          value={link.address}
          onFocus={(event) => event.target.select()}
          data-testid="link-address"
          className="break-all rounded-md border border-edge bg-panel px-2 py-1.5 font-mono text-xs"
        />
      </label>
      <LengthMeter characters={link.address.length} />
      <div className="flex gap-2">
        <Button
          tone="solid"
          onClick={() => void navigator.clipboard.writeText(link.address).then(() => setCopied(true))}
        >
          {isCopied ? "Copied" : "Copy link"}
        </Button>
        <span role="status" className="sr-only">
          {isCopied ? "Link copied" : ""}
        </span>
      </div>
      <section>
        <h3 className="eyebrow">What goes into it</h3>
        <ul className="mt-1 max-h-40 overflow-y-auto">
          {link.files.map((file) => (
            <li key={file.path} className="flex justify-between gap-4 text-xs">
              <span className="truncate font-mono">{file.path}</span>
              <span className="shrink-0 text-soft tabular-nums">{file.lines} lines</span>
            </li>
          ))}
        </ul>
        <p className="mt-1 text-soft text-xs">
          Also the configuration, the verdict with its path, and the step you are at.
        </p>
      </section>
    </div>
  );
}
