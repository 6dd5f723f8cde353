/** The contrast of the page's colours, computed from the tokens themselves: WCAG 2.2, 1.4.3, 1.4.6 and 1.4.11. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const css = readFileSync(fileURLToPath(new URL("../../app/globals.css", import.meta.url)), "utf8");

type Tokens = ReadonlyMap<string, readonly [string, string]>;

/** `--name: light-dark(#…, #…)` of one block. */
function tokensIn(text: string): Tokens {
  const found = text.matchAll(/--([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\);/g);
  return new Map([...found].map(([, name, light, dark]) => [name!, [light!, dark!] as const]));
}

const [before = "", after = ""] = css.split("@variant high-contrast");
const normal = tokensIn(before);
const high = tokensIn(after);

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

const GROUNDS = ["ground", "panel", "raised"];
const FILLS = ["fill-hover", "fill-step", "fill-changed", "fill-violation", "fill-rule", "fill-pass"];
const WORDS = ["ink", "soft", "driver", "rule", "violation", "caution", "pass"];

/** Words that stand on a fill in the page. */
const ON_FILL: readonly (readonly [string, string])[] = [
  ...FILLS.map((fill) => ["ink", fill] as const),
  ["soft", "fill-hover"],
  ["soft", "fill-step"],
  ["violation", "fill-violation"],
  ["rule", "fill-rule"],
  ["pass", "fill-pass"],
  ["on-solid", "solid"],
];

function tooWeak(tokens: Tokens, pairs: readonly (readonly [string, string])[], least: number): string[] {
  return pairs.flatMap(([word, ground]) =>
    [0, 1].flatMap((scheme) => {
      const ratio = contrast(tokens.get(word)![scheme]!, tokens.get(ground)![scheme]!);
      return ratio < least
        ? [`${word} on ${ground}, ${scheme === 0 ? "light" : "dark"}: ${ratio.toFixed(2)}`]
        : [];
    }),
  );
}

const pairs = (words: readonly string[], grounds: readonly string[]) =>
  words.flatMap((word) => grounds.map((ground) => [word, ground] as const));

describe("the tokens", () => {
  it("are the same in both sets", () => {
    expect([...high.keys()].sort()).toEqual([...normal.keys()].sort());
  });

  it("give text 4.5:1 on every ground and on the fills it stands on", () => {
    expect(tooWeak(normal, [...pairs(WORDS, GROUNDS), ...ON_FILL], 4.5)).toEqual([]);
  });

  it("give strokes 3:1", () => {
    expect(tooWeak(normal, pairs(["edge", "driver", "rule", "violation"], ["ground", "panel"]), 3)).toEqual(
      [],
    );
  });

  it("give 7:1 in high contrast, and strokes 4.5:1", () => {
    expect(tooWeak(high, [...pairs(WORDS, GROUNDS), ...ON_FILL], 7)).toEqual([]);
    expect(tooWeak(high, pairs(["edge"], GROUNDS), 4.5)).toEqual([]);
  });
});
