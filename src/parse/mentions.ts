/** What the bytes of a file name, found without reading it as a record: never less than the record names. */
export interface Mentions {
  /** Everything in it that begins as an id does: `2025-07-14-dsp-group-k7f3`. */
  readonly ids: readonly string[];
  /** The months of all days in its front matter, `2025-07`. */
  readonly months: readonly string[];
  /** Whether it may supersede another note. */
  readonly supersedes: boolean;
  /** Whether it may name records in other ways than by their id: by a number, or as a line of the diary. */
  readonly otherNames: boolean;
  /** Whether it may name an attachment. */
  readonly attachments: boolean;
  /** Whether its front matter has escapes, behind which anything may stand. */
  readonly escapes: boolean;
}

const ID = /\d{4}-\d{2}-\d{2}-[a-z0-9-]+/g;
const MONTH = /\d{4}-\d{2}/g;

/** Looks at each character a few times at most. `text` has a character for each byte, as ids have none but ASCII. */
export function mentionsOf(text: string): Mentions {
  const end = text.search(/\n---(?:\r?\n|$)/);
  const head = end === -1 ? text : text.slice(0, end);
  return {
    ids: text.match(ID) ?? [],
    months: [...new Set(head.match(MONTH))],
    supersedes: head.includes("supersedes"),
    otherNames: text.includes("[@") || head.includes("related"),
    attachments: head.includes("/files/"),
    escapes: head.includes("\\"),
  };
}
