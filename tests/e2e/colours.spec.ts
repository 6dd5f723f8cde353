/**
 * The marks of a path without their colours: in greyscale and as people see it who lack one kind of cone, lines that ran,
 * that did not, and the violation look different, by how dark they are or by how much of them is drawn.
 */
import { expect, type Locator, type Page, test } from "@playwright/test";
import { Workbench } from "./workbench";

const EYES = ["achromatopsia", "deuteranopia", "protanopia", "tritanopia"] as const;

interface Look {
  /** 0 black to 255 white. */
  readonly light: number;
  /** Of the box, what is not its most frequent shade: 0 to 1. */
  readonly drawn: number;
}

/** As painted, with the deficiency that is emulated. */
async function lookOf(page: Page, locator: Locator): Promise<Look> {
  const box = await locator.boundingBox();
  if (!box) throw new Error("not on screen");
  const picture = await page.screenshot({ clip: box, caret: "hide", animations: "disabled" });
  return page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d")!;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const shades = new Map<number, number>();
    let sum = 0;
    for (let at = 0; at < data.length; at += 4) {
      const shade = Math.round(0.2126 * data[at]! + 0.7152 * data[at + 1]! + 0.0722 * data[at + 2]!);
      sum += shade;
      shades.set(shade, (shades.get(shade) ?? 0) + 1);
    }
    const count = data.length / 4;
    return { light: sum / count, drawn: 1 - Math.max(...shades.values()) / count };
  }, picture.toString("base64"));
}

function isApart(one: Look, other: Look): boolean {
  return Math.abs(one.light - other.light) > 8 || Math.abs(one.drawn - other.drawn) > 0.12;
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`the path is told apart without its colours, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const bench = new Workbench(page);
    await bench.open();
    await expect(bench.findings).toHaveCount(1);
    await bench.editor.locator(".path-unexecuted").first().waitFor();
    await page.getByTestId("fix-offer").waitFor();
    const session = await page.context().newCDPSession(page);
    const gutter = {
      ran: bench.editor
        .locator(".ribbon-ran:not(.ribbon-enter, .ribbon-leave, .ribbon-end, .ribbon-start)")
        .first(),
      left: bench.editor.locator(".path-bar-unexecuted").last(),
      violation: bench.editor.locator(".ribbon-end"),
    };
    for (const type of EYES) {
      await session.send("Emulation.setEmulatedVisionDeficiency", { type });
      const ran = await lookOf(page, gutter.ran);
      const left = await lookOf(page, gutter.left);
      const violation = await lookOf(page, gutter.violation);
      const told = {
        "ran and left out": isApart(ran, left),
        "left out and violation": isApart(left, violation),
        "ran and violation": isApart(ran, violation),
      };
      expect(told, `${type}: ${JSON.stringify({ ran, left, violation })}`).toEqual({
        "ran and left out": true,
        "left out and violation": true,
        "ran and violation": true,
      });
    }
  });
}
