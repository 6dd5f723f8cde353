/** The frame of a page of text. */
import Link from "next/link";
import type { ReactNode } from "react";
import { Brand } from "./brand";

export function Article({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="min-h-dvh bg-ground">
      <header className="border-line border-b bg-panel">
        <div className="mx-auto flex h-12 max-w-3xl items-center justify-between px-5">
          <Link href="/" className="hover:opacity-80">
            <Brand />
          </Link>
          <Link href="/" className="text-driver underline-offset-2 hover:underline">
            To the verifier
          </Link>
        </div>
      </header>
      <main className="prose-page mx-auto max-w-3xl px-5 py-8">
        <h1>{title}</h1>
        <p className="lead">{lead}</p>
        {children}
      </main>
      <footer className="mx-auto max-w-3xl px-5 pb-10 text-soft text-xs">
        Independent project; Windows, Storport and Static Driver Verifier are named to say what is checked.
      </footer>
    </div>
  );
}
