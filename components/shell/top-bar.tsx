"use client";
/** Project, configuration, verify, share, appearance, help. */
import {
  ChevronDown,
  CircleHelp,
  Contrast,
  Link2,
  Moon,
  Play,
  Settings2,
  Square,
  Sun,
  SunMoon,
} from "lucide-react";
import { actionById } from "@/lib/store/actions";
import { useApp } from "@/lib/store/store";
import { ProjectMenu } from "../project/project-menu";
import { Button, IconButton } from "../ui/button";
import { Brand } from "./brand";
import { run } from "./run";

const verify = actionById("verify");
const stop = actionById("stop");
const share = actionById("share");
const help = actionById("help");
const theme = actionById("theme");
const configuration = actionById("configuration");

const themeIcons = { system: SunMoon, light: Sun, dark: Moon, contrast: Contrast } as const;

export function TopBar() {
  const currentTheme = useApp((state) => state.settings.theme);
  const canShare = useApp(share.isEnabled);
  const ThemeIcon = themeIcons[currentTheme];
  return (
    <header className="flex min-h-11 shrink-0 pointer-coarse:py-1 items-center gap-2 overflow-x-auto border-line border-b bg-panel px-3">
      <h1 className="mr-1 max-sm:sr-only">
        <Brand />
      </h1>
      <ProjectMenu />
      <ConfigurationButton />
      <VerifyButton />
      <div className="flex-1" />
      <Button tone="quiet" onClick={() => run(share)} disabled={!canShare} title="Make a link (L)">
        <Link2 size={14} aria-hidden />
        <span className="max-sm:sr-only">Share</span>
      </Button>
      <IconButton label={`Appearance: ${currentTheme}`} onClick={() => run(theme)}>
        <ThemeIcon size={15} aria-hidden />
      </IconButton>
      <IconButton label="Keys and help" keys="?" onClick={() => run(help)}>
        <CircleHelp size={15} aria-hidden />
      </IconButton>
    </header>
  );
}

function ConfigurationButton() {
  const name = useApp((state) => state.project.workspace?.configuration.name);
  if (name === undefined) return null;
  return (
    <Button tone="quiet" onClick={() => run(configuration)} className="max-md:hidden" title="Configuration">
      <Settings2 size={14} aria-hidden />
      {name === "default" ? "Default configuration" : name}
      <ChevronDown size={12} aria-hidden />
    </Button>
  );
}

function VerifyButton() {
  const isRunning = useApp((state) => state.analysis.status === "running");
  if (isRunning) {
    return (
      <Button onClick={() => run(stop)} title="Stop (Esc)">
        <Square size={12} aria-hidden />
        Stop
      </Button>
    );
  }
  return (
    <Button tone="solid" onClick={() => run(verify)} title="Verify (Ctrl+Enter)">
      <Play size={12} aria-hidden />
      Verify
    </Button>
  );
}
