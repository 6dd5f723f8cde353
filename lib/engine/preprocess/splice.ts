/** Line splices, phase 2 of C translation: a backslash, blanks (as gcc allows), and a line end of any kind. */

const BACKSLASH = 92;
const NEWLINE = 10;
const RETURN = 13;

/** Position behind any run of splices that begins at `from`; `from` itself when there is none. */
export function skipSplices(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === BACKSLASH) {
    let end = at + 1;
    while (isBlank(text.charCodeAt(end))) end++;
    const code = text.charCodeAt(end);
    if (code === RETURN) at = text.charCodeAt(end + 1) === NEWLINE ? end + 2 : end + 1;
    else if (code === NEWLINE) at = end + 1;
    else break;
  }
  return at;
}

export function withoutSplices(text: string): string {
  return text.replace(/\\[ \t\v\f]*(\r\n|\r|\n)/g, "");
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 11 || code === 12;
}
