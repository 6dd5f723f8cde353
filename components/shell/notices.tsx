"use client";
/** Messages about what was dropped, pasted or opened, and the progress of reading it. */
import clsx from "clsx";
import { X } from "lucide-react";
import { currentSession } from "@/lib/store/session";
import { appStore, patch, useApp } from "@/lib/store/store";
import { Button, IconButton } from "../ui/button";

export function Notices() {
  const notices = useApp((state) => state.layout.notices);
  const intake = useApp((state) => state.layout.intake);
  return (
    <div role="status" aria-label="Messages" className="shrink-0">
      {intake && (
        <div className="flex items-center gap-3 border-line border-b bg-fill-step px-4 py-1.5 text-xs">
          <span>{intake.text}</span>
          {intake.total > 0 && (
            <progress
              aria-label={intake.text}
              max={intake.total}
              value={intake.done}
              className="h-1.5 w-40"
            />
          )}
          <Button onClick={() => currentSession()?.stopIntake()}>Cancel</Button>
        </div>
      )}
      {notices.length > 0 && (
        <ul className="max-h-40 overflow-y-auto border-line border-b">
          {notices.map((notice) => (
            <li
              key={notice.id}
              data-testid="notice"
              className={clsx(
                "flex items-center gap-2 px-4 py-0.5 text-xs",
                notice.tone === "problem" ? "bg-fill-changed" : "bg-fill-hover",
              )}
            >
              <span aria-hidden className={notice.tone === "problem" ? "text-caution" : "text-soft"}>
                {notice.tone === "problem" ? "▲" : "i"}
              </span>
              <span className="wrap-anywhere min-w-0 flex-1">{notice.text}</span>
              <IconButton
                label="Dismiss"
                onClick={() =>
                  patch(appStore, "layout", { notices: notices.filter((each) => each.id !== notice.id) })
                }
              >
                <X size={13} aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
