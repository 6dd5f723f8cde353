"use client";
/** A button whose pop-up is loaded when it is first pressed: a page that nobody has touched yet stays small. */
import {
  type ButtonHTMLAttributes,
  cloneElement,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  Suspense,
  useState,
} from "react";

export type PopUpTrigger = ReactElement<ButtonHTMLAttributes<HTMLButtonElement>>;

export interface PopUpButtonProps {
  readonly kind: "menu" | "dialog";
  /** The button as it looks; the loaded pop-up draws it anew and gives it the focus back. */
  readonly trigger: PopUpTrigger;
  /** Trigger and pop-up, open from the start. */
  readonly children: ReactNode;
}

export function PopUpButton({ kind, trigger, children }: PopUpButtonProps) {
  const [isAsked, setAsked] = useState(false);
  if (isAsked) return <Suspense fallback={trigger}>{children}</Suspense>;
  return cloneElement(trigger, {
    "aria-haspopup": kind,
    "aria-expanded": false,
    onClick: () => setAsked(true),
    onKeyDown: (event: KeyboardEvent) => {
      if (kind !== "menu" || event.key !== "ArrowDown") return;
      event.preventDefault();
      setAsked(true);
    },
  });
}
