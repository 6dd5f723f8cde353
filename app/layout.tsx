/** The document every page sits in. Theme and size of text come from cookies, so the first paint has them. */
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { rootFontSize, THEMES, textSizeOf } from "@/lib/store/settings-slice";
import { codeFont, textFont } from "./fonts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Portcullis", template: "%s · Portcullis" },
  description: "Static verifier for Windows Storport miniport drivers. Your source never leaves the browser.",
  icons: { icon: "/icon.svg" },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  // Reading a cookie also renders each page per request, which the nonce of the page's policy needs.
  const kept = await cookies();
  const theme = kept.get("theme")?.value;
  return (
    <html
      lang="en"
      className={`${textFont.variable} ${codeFont.variable}`}
      data-theme={THEMES.find((each) => each === theme) ?? "system"}
      style={{ fontSize: rootFontSize(textSizeOf(kept.get("textSize")?.value)) }}
    >
      <body>{children}</body>
    </html>
  );
}
