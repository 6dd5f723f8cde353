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

type Colour = readonly [number, number, number];

/** Red, green, blue in proportion to light. */
function linear(hex: string): Colour {
  const part = (at: number) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

function luminance(hex: string): number {
  const [red, green, blue] = linear(hex);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
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

/** What is left of a colour for people who lack one kind of cone: Machado, Oliveira and Fernandes 2009, severity 1. */
const EYES: Readonly<Record<string, readonly Colour[]>> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function seenBy(eye: string, hex: string): Colour {
  const colour = linear(hex);
  const [red, green, blue] = EYES[eye]!.map((row) =>
    Math.min(Math.max(row[0] * colour[0] + row[1] * colour[1] + row[2] * colour[2], 0), 1),
  );
  return [red!, green!, blue!];
}

/** CIE L*a*b* under D65. */
function lab([red, green, blue]: Colour): Colour {
  const curve = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = curve((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047);
  const y = curve(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  const z = curve((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** Distance in L*a*b*: 2 is just seen side by side. */
function difference(one: Colour, other: Colour): number {
  const [a, b] = [lab(one), lab(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function tooAlike(tokens: Tokens, pairs: readonly (readonly [string, string])[], least: number): string[] {
  return Object.keys(EYES).flatMap((eye) =>
    pairs.flatMap(([one, other]) =>
      [0, 1].flatMap((scheme) => {
        const [a, b] = [tokens.get(one)![scheme]!, tokens.get(other)![scheme]!];
        const apart = difference(seenBy(eye, a), seenBy(eye, b));
        return apart < least ? [`${one} and ${other}, ${eye}: ${apart.toFixed(1)}`] : [];
      }),
    ),
  );
}

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

  it("keep the marks of a path apart for people who do not see all colours", () => {
    const onPath = [
      ["rule", "violation"],
      ["edge", "rule"],
      ["edge", "violation"],
      ["driver", "violation"],
      ["fill-step", "fill-violation"],
    ] as const;
    expect(tooAlike(normal, onPath, 12)).toEqual([]);
    expect(tooAlike(high, onPath, 8)).toEqual([]);
  });
});
