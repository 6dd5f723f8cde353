"use client";
/** Something came in over the person's own project: what to do with it. */
import { refuseArrival, takeArrival } from "@/lib/store/actions/arrivals";
import { appStore, useApp } from "@/lib/store/store";
import { plural } from "../result/plural";
import { Button } from "../ui/button";

export function ArrivalBanner() {
  const arrival = useApp((state) => state.layout.arrival);
  const name = useApp((state) => state.project.workspace?.name ?? "");
  if (!arrival) return null;
  const isPatch = arrival.kind === "patch";
  return (
    <div
      role="status"
      data-testid="arrival"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-fill-step px-4 py-1.5 text-xs"
    >
      <span className="font-semibold">
        {isPatch
          ? `Patch for ${arrival.changed.join(", ")}: verify before and after?`
          : `${arrival.opened.project.name} has ${plural(arrival.opened.project.files.length, "file")}. Replace ${name}, or compare the two?`}
      </span>
      <span className="text-soft">
        {isPatch ? "The edits can be undone in the editor." : `${name} stays in the project list.`}
      </span>
      <span className="flex-1" />
      <Button tone="solid" onClick={() => takeArrival(appStore, true)}>
        {isPatch ? "Apply and compare" : "Compare"}
      </Button>
      {!isPatch && <Button onClick={() => takeArrival(appStore, false)}>Replace</Button>}
      <Button onClick={() => refuseArrival(appStore)}>Leave it</Button>
    </div>
  );
}
