/**
 * Program text as a tree of statements, so that a shrinker can drop a statement and keep the braces in order.
 *
 *     { heads: ["if (a) {", "} else {"], bodies: [[...], [...]], tail: "}" }
 *
 * One statement per line when printed: a line number names a statement.
 */
export type Piece =
  | { readonly kind: "line"; readonly text: string }
  | {
      readonly kind: "block";
      readonly heads: readonly string[];
      readonly bodies: readonly (readonly Piece[])[];
      readonly tail: string;
    };

export type Block = Piece & { readonly kind: "block" };

export function line(text: string): Piece {
  return { kind: "line", text };
}

export function block(head: string, body: readonly Piece[], tail = "}"): Block {
  return { kind: "block", heads: [head], bodies: [body], tail };
}

export function printPieces(pieces: readonly Piece[]): string {
  const lines: string[] = [];
  const print = (all: readonly Piece[], indent: string): void => {
    for (const piece of all) {
      if (piece.kind === "line") {
        lines.push(indent + piece.text);
        continue;
      }
      piece.heads.forEach((head, index) => {
        lines.push(indent + head);
        print(piece.bodies[index]!, `${indent}    `);
      });
      lines.push(indent + piece.tail);
    }
  };
  print(pieces, "");
  return `${lines.join("\n")}\n`;
}

export function countPieces(pieces: readonly Piece[]): number {
  return pieces.reduce(
    (sum, piece) =>
      sum + 1 + (piece.kind === "block" ? piece.bodies.reduce((all, body) => all + countPieces(body), 0) : 0),
    0,
  );
}
