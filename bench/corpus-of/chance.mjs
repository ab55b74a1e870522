// Pseudo-random choices: the same for the same seed, on every machine.

/** mulberry32: small, quick, and the same everywhere. */
export function randomness(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count) => Math.floor(next() * count);
  return {
    below,
    chance: (share) => next() < share,
    one: (list) => list[below(list.length)],
    /** Some of a list, in a random order. */
    some(list, count) {
      const rest = [...list];
      return Array.from(
        { length: Math.min(count, rest.length) },
        () => rest.splice(below(rest.length), 1)[0],
      );
    },
  };
}

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** The id of a record of that day and title, with a tail that none has yet. */
export function freshId(random, date, title, taken) {
  const slug = title
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .slice(0, 5)
    .join("-");
  for (;;) {
    const tail = Array.from({ length: 4 }, () => random.one(ALPHABET)).join("");
    const id = `${date}-${slug}-${tail}`;
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}
