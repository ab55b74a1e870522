// A value as tokens, and the steps that disguise it. A step takes tokens and gives tokens, so that steps can be put
// together. A token is a character of the value (`own`), what stands between two groups (`seam`), or filler.

/** The tokens of a value as it stands. */
export function tokensOf({ groups, separators }) {
  return groups.flatMap((group, index) => [
    ...[...group].map((char) => ({ text: char, char, own: true, isVerbatim: true })),
    ...(index < separators.length ? [{ text: separators[index], seam: true, isVerbatim: true }] : []),
  ]);
}

const filler = (text) => ({ text, isVerbatim: false });

/** Another separator between the groups; with `isOnlyShown`, only where there is one already. */
export const separatedBy = (text, { isOnlyShown = false } = {}) =>
  eachToken((token) => {
    if (!token.seam || (isOnlyShown && token.text === "")) return token;
    return { ...token, text, isVerbatim: false };
  });

/** Something between the groups, beside the separator that stands there. */
export const filledBetweenGroups = (text) => (tokens) =>
  tokens.flatMap((token) => (token.seam ? [token, filler(text)] : [token]));

/** Something after every character but the last. */
export const filledBetweenAll = (text) => (tokens) =>
  tokens.flatMap((token, index) => {
    const next = tokens[index + 1];
    const isFilled = token.own && next !== undefined && (next.own || (next.seam && next.text === ""));
    return isFilled ? [token, filler(text)] : [token];
  });

/** Marks about the second group (the last of two). */
export const markedInside = (open, close) => (tokens) => {
  const seams = tokens.flatMap((token, index) => (token.seam ? [index] : []));
  const from = seams[0] + 1;
  const to = seams[1] ?? tokens.length;
  return [
    ...tokens.slice(0, from),
    filler(open),
    ...tokens.slice(from, to),
    filler(close),
    ...tokens.slice(to),
  ];
};

/** Marks about the first group. */
export const markedFirst = (open, close) => (tokens) => {
  const to = tokens.findIndex((token) => token.seam);
  return [filler(open), ...tokens.slice(0, to), filler(close), ...tokens.slice(to)];
};

/** Marks about the whole. */
export const about = (open, close) => (tokens) => [filler(open), ...tokens, filler(close)];

/** Characters written another way; `write` gives undefined for one that stays. */
export const written = (write) =>
  eachToken((token, index) => {
    if (!token.own || !token.isVerbatim) return token;
    const text = write(token.char, index);
    return text === undefined ? token : { ...token, text, isVerbatim: text === token.char };
  });

/** Characters in another case: they stay characters that a later step may write another way. */
export const recased = (write) =>
  eachToken((token, index) =>
    token.own ? { ...token, text: write(token.text, index), char: write(token.text, index) } : token,
  );

/** Everything written another way, separators and filler too. */
export const allWritten = (write) =>
  eachToken((token) => ({ ...token, text: [...token.text].map(write).join(""), isVerbatim: false }));

/** A new line in the place of the separator that is nearest to the middle. */
export const wrapped =
  (before = "", after = "") =>
  (tokens) => {
    const seams = tokens.flatMap((token, index) => (token.seam ? [index] : []));
    const at = seams[Math.floor((seams.length - 1) / 2)];
    const shown = tokens[at].text === " " ? "" : tokens[at].text;
    const text = `${shown}${before}\n${after}`;
    return tokens.map((token, index) => (index === at ? { ...token, text, isVerbatim: false } : token));
  };

function eachToken(change) {
  return (tokens) => tokens.map(change);
}
