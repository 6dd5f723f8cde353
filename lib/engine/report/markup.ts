/**
 * HTML as a tagged template: whatever is filled in is escaped, unless it is markup itself.
 *
 *     html`<p>${"a < b"}</p>`              <p>a &lt; b</p>
 *     html`<ul>${rows.map(row)}</ul>`      lists are joined
 *     html`${isEmpty && html`<hr>`}`       false and null leave nothing
 */

/** Text that is HTML already; only `html` and `trusted` make it. */
export class Markup {
  constructor(readonly text: string) {}
}

type Filling = Markup | string | number | null | false | readonly Filling[];

export function html(parts: TemplateStringsArray, ...fillings: readonly Filling[]): Markup {
  return new Markup(parts.map((part, index) => part + written(fillings[index] ?? null)).join(""));
}

/** Text of our own that is no markup and must not be escaped: a style sheet. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

function written(filling: Filling): string {
  if (filling === null || filling === false) return "";
  if (filling instanceof Markup) return filling.text;
  if (typeof filling === "object") return filling.map(written).join("");
  return escaped(String(filling));
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Also safe inside a quoted attribute. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
