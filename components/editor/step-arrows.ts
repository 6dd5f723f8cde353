/**
 * Arrows from step to step over the text, a few around the current one and only what is in view. Drawn anew while the
 * text scrolls: at most six curves.
 */
import type { Hop } from "@/lib/editor/path-marks";
import { monaco } from "./monaco";

type Editor = monaco.editor.IStandaloneCodeEditor;

const SVG = "http://www.w3.org/2000/svg";

export class StepArrows {
  private readonly layer = document.createElementNS(SVG, "svg");
  private hops: readonly Hop[] = [];
  private frame = 0;

  constructor(private readonly editor: Editor) {
    this.layer.setAttribute("class", "step-arrows");
    this.layer.setAttribute("aria-hidden", "true");
    editor.getContainerDomNode().append(this.layer);
    editor.onDidScrollChange(() => this.redraw());
    editor.onDidLayoutChange(() => this.redraw());
  }

  show(hops: readonly Hop[]): void {
    this.hops = hops;
    this.redraw();
  }

  dispose(): void {
    cancelAnimationFrame(this.frame);
    this.layer.remove();
  }

  private redraw(): void {
    if (this.hops.length === 0 && !this.layer.hasChildNodes()) return;
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() =>
      this.layer.replaceChildren(...this.hops.flatMap((hop) => this.arrow(hop))),
    );
  }

  private arrow({ from, to, distance }: Hop): SVGElement[] {
    const { contentLeft, height } = this.editor.getLayoutInfo();
    const lineHeight = this.editor.getOption(monaco.editor.EditorOption.lineHeight);
    const middle = (line: number) =>
      this.editor.getTopForLineNumber(line) - this.editor.getScrollTop() + lineHeight / 2;
    const [start, end] = [middle(from), middle(to)];
    if (Math.max(start, end) < 0 || Math.min(start, end) > height) return [];
    const x = contentLeft + 2;
    const bend = x + 14 + Math.min(Math.abs(end - start) / 8, 40);
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", `M${x} ${start} C${bend} ${start} ${bend} ${end} ${x + 5} ${end}`);
    const head = document.createElementNS(SVG, "path");
    head.setAttribute("d", `M${x} ${end} l7 -4 v8 z`);
    for (const part of [path, head]) part.setAttribute("class", distance === 0 ? "arrow-next" : "arrow");
    head.classList.add("arrow-head");
    return [path, head];
  }
}
