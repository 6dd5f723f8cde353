"use client";
/** The page's dialogs. Each is loaded when it is first asked for, and stays so that it can close and give the focus back. */
import dynamic from "next/dynamic";
import { type ComponentType, useEffect, useState } from "react";
import type { Dialog } from "@/lib/store/layout-slice";
import { useApp } from "@/lib/store/store";

type Name = Dialog | "palette";

/** Milliseconds: after the first result, before a hand is on the keys. */
const PALETTE_DELAY = 1_500;

const dialogs: Readonly<Record<Name, ComponentType>> = {
  share: dynamic(() => import("../share/share-dialog").then((module) => module.ShareDialog), { ssr: false }),
  help: dynamic(() => import("./help-dialog").then((module) => module.HelpDialog), { ssr: false }),
  configuration: dynamic(
    () => import("../project/configuration-dialog").then((module) => module.ConfigurationDialog),
    { ssr: false },
  ),
  examples: dynamic(() => import("../project/examples-dialog").then((module) => module.ExamplesDialog), {
    ssr: false,
  }),
  palette: dynamic(() => loadPalette().then((module) => module.Palette), { ssr: false }),
};

function loadPalette() {
  return import("../palette/palette");
}

export function Dialogs() {
  const asked = useApp((state) => (state.reading.isPaletteOpen ? "palette" : state.layout.dialog));
  const [loaded, setLoaded] = useState<readonly Name[]>([]);
  // What is typed right after its key is meant for it: it is at hand before it is asked for.
  useEffect(() => {
    const wait = setTimeout(loadPalette, PALETTE_DELAY);
    return () => clearTimeout(wait);
  }, []);
  useEffect(() => {
    if (asked !== null) setLoaded((names) => (names.includes(asked) ? names : [...names, asked]));
  }, [asked]);
  return loaded.map((name) => {
    const Shown = dialogs[name];
    return <Shown key={name} />;
  });
}
