// Chance that is the same in every run.

/** Whole numbers below `limit`, from a seed: mulberry32. */
export function chanceFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit) => next() % limit;
  return {
    below,
    between: (from, to) => from + below(to - from + 1),
    oneOf: (list) => list[below(list.length)],
    digits: (count) => Array.from({ length: count }, () => below(10)).join(""),
    letters: (count, from) => Array.from({ length: count }, () => from[below(from.length)]).join(""),
  };
}
