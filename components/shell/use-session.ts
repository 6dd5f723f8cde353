"use client";
/** One visit for as long as a page is on screen. */
import { useEffect } from "react";
import { startSession } from "@/lib/store/session";
import { appStore } from "@/lib/store/store";

export function useSession(): void {
  useEffect(() => {
    const starting = startSession(appStore);
    return () => void starting.then((session) => session.dispose());
  }, []);
}
