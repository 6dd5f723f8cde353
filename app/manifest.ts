/** What makes the page installable. */
import type { MetadataRoute } from "next";

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: "Portcullis",
    short_name: "Portcullis",
    description:
      "Static verifier for Windows Storport miniport drivers. Your source never leaves the browser.",
    start_url: "/",
    display: "standalone",
    background_color: "#0f1318",
    theme_color: "#0f1318",
    icons: [{ src: "/icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" }],
  };
}
