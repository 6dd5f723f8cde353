/**
 * The words that text writes for a function: `f` for `f`; `A`, `f` for the method `A::f`, and `A` for its destructor
 * `A::~A`, which runs where no one names it.
 */
export function namePartsOf(name: string): readonly string[] {
  return name.split("::").map((part) => part.replace(/^~/, ""));
}
