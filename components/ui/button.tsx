"use client";
/** Buttons of the page: one with a label, one with an icon only (its label is its name and its tooltip). */
import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";

type Tone = "plain" | "solid" | "quiet";

const tones: Readonly<Record<Tone, string>> = {
  solid: "bg-solid text-on-solid border-transparent font-semibold hover:brightness-110",
  plain: "bg-raised text-ink border-line hover:bg-fill-hover",
  quiet: "bg-transparent text-ink border-transparent hover:bg-fill-hover",
};

const shape =
  "inline-flex h-7 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-md border px-2.5 text-xs disabled:cursor-default disabled:opacity-50 pointer-coarse:min-h-11 pointer-coarse:min-w-11";

export function Button({
  tone = "plain",
  className,
  ...rest
}: ComponentProps<"button"> & { readonly tone?: Tone }) {
  return <button type="button" className={clsx(shape, tones[tone], className)} {...rest} />;
}

export function IconButton({
  label,
  keys,
  className,
  children,
  ...rest
}: ComponentProps<"button"> & {
  readonly label: string;
  readonly keys?: string;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={keys ? `${label} (${keys})` : label}
      className={clsx(shape, tones.quiet, "w-7 justify-center px-0! text-soft hover:text-ink", className)}
      {...rest}
    >
      {children}
    </button>
  );
}
