/** Damaged copies of C++ texts: tokens dropped, doubled, exchanged, replaced by others, or everything behind one cut off. */
import { Dice } from "@/lib/dev/fuzz/dice";

const TOKEN =
  /\s+|[A-Za-z_]\w*|[0-9][\w.']*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|::|->\*?|\.\.\.|<<|>>|&&|./g;
const WORDS =
  `( ) [ ] { } < > >> :: ; : , . -> ->* .* ... = & && * ~ ? template typename class struct union enum operator
  auto const virtual friend using namespace decltype sizeof new delete this return if else for while do switch case default
  try catch throw requires concept noexcept override final static constexpr explicit mutable [[ ]] "s" 0 0x1p3 R"(x)"`.split(
    /\s+/,
  );

export function mutilated(text: string, seed: number): string {
  const dice = new Dice(seed);
  const tokens = text.match(TOKEN) ?? [];
  const spots = tokens.flatMap((token, i) => (/^\s/.test(token) ? [] : [i]));
  for (let wounds = 1 + dice.below(4); wounds > 0 && spots.length > 0; wounds--) wound(tokens, spots, dice);
  return tokens.join("");
}

function wound(tokens: string[], spots: readonly number[], dice: Dice): void {
  const at = dice.oneOf(spots);
  switch (dice.below(8)) {
    case 0:
    case 1:
      tokens[at] = "";
      return;
    case 2:
      tokens[at] = `${tokens[at]} ${tokens[at]}`;
      return;
    case 3:
    case 4:
      exchange(tokens, at, dice.oneOf(spots));
      return;
    case 5:
      tokens[at] = dice.oneOf(WORDS);
      return;
    case 6:
      tokens[at] = `${dice.oneOf(WORDS)} ${tokens[at]}`;
      return;
    default:
      // A run of a few tokens; once in a while all the rest.
      tokens.fill("", at, dice.chance(0.1) ? tokens.length : at + 2 + dice.below(12));
  }
}

function exchange(tokens: string[], one: number, other: number): void {
  [tokens[one], tokens[other]] = [tokens[other]!, tokens[one]!];
}
