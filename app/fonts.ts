/**
 * The page's two typefaces, served from its own origin (SIL Open Font License): the same widths on every system, so that
 * what fits here fits everywhere. Latin only; other scripts and signs come from the system.
 */
import localFont from "next/font/local";

export const textFont = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  weight: "100 900",
  variable: "--inter",
  display: "swap",
});

export const codeFont = localFont({
  src: "../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2",
  weight: "100 800",
  variable: "--jetbrains-mono",
  display: "swap",
  adjustFontFallback: false,
});
