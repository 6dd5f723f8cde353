/** Looking into the engine: every stage's print of the current project. */
import type { Metadata } from "next";
import { InspectPage } from "@/components/inspect/inspect-page";

export const metadata: Metadata = { title: "Inspect" };

export default function Page() {
  return <InspectPage />;
}
