/** What a Word document holds that a note does not take over: how many of each. */
export interface LeftOut {
  pictures: number;
  objects: number;
  comments: number;
  deletions: number;
  hidden: number;
  formats: number;
  /** Tracked insertions: their text is taken as it stands. */
  insertions: number;
  /** Headers and footers with words in them. */
  margins: number;
}

/** Nothing left out so far; what reads the document counts in it. */
export function nothingLeftOut(): LeftOut {
  return {
    pictures: 0,
    objects: 0,
    comments: 0,
    deletions: 0,
    hidden: 0,
    formats: 0,
    insertions: 0,
    margins: 0,
  };
}

const NAMES: readonly (readonly [keyof LeftOut, string, string])[] = [
  ["pictures", "picture", "pictures"],
  ["objects", "embedded object", "embedded objects"],
  ["comments", "comment", "comments"],
  ["deletions", "tracked deletion", "tracked deletions"],
  ["hidden", "stretch of hidden text", "stretches of hidden text"],
  ["formats", "tracked change of format", "tracked changes of format"],
  ["margins", "header or footer", "headers and footers"],
];

/** `Left out: 2 pictures, 1 comment.`, and that insertions were taken; no line where there was nothing. */
export function leftOutInWords(counts: LeftOut): readonly string[] {
  const parts = NAMES.filter(([name]) => counts[name] > 0).map(
    ([name, one, many]) => `${counts[name]} ${counts[name] === 1 ? one : many}`,
  );
  const { insertions } = counts;
  return [
    ...(parts.length > 0 ? [`Left out of the Word file: ${parts.join(", ")}.`] : []),
    ...(insertions > 0
      ? [`Taken as text: ${insertions} tracked ${insertions === 1 ? "insertion" : "insertions"}.`]
      : []),
  ];
}
