import type { Place } from "./problem.ts";

/** A citation as it was written: `[@2025-07-10-dsp-group-k7f3, 2]` cites the second finding of that note. */
export interface Citation {
  /** An id, a number such as `C1`, or a diary line `activity@day`. */
  readonly target: string;
  /** From 1; undefined where the record as a whole is cited. */
  readonly finding: number | undefined;
  readonly place: Place;
}

const GROUP = /\[@([^[\]]*)\]/g;
const ONE = /^\s*@([A-Za-z0-9][A-Za-z0-9./-]*(?:@\d{4}-\d{2}-\d{2})?)\s*(?:,\s*(\d{1,3})\s*)?$/;

/** A bracket that begins like a citation, with what it cites; `cited` is undefined where it is malformed. */
export interface CitationGroup {
  readonly from: number;
  readonly to: number;
  readonly raw: string;
  readonly cited: readonly { readonly target: string; readonly finding: number | undefined }[] | undefined;
}

/** Every `[@…]` of a text in order, with offsets. Linear in the length of the text. */
export function citationGroups(text: string): readonly CitationGroup[] {
  const found: CitationGroup[] = [];
  for (const match of text.matchAll(GROUP)) {
    const from = match.index;
    found.push({ from, to: from + match[0].length, raw: match[0], cited: parseGroup(`@${match[1]}`) });
  }
  return found;
}

/** Comments become blanks of the same length, so that places still hold. */
export function withoutComments(body: string): string {
  if (!body.includes("<!--")) return body;
  return body
    .split("<!--")
    .map((piece, index) => {
      const end = index === 0 ? -1 : piece.indexOf("-->");
      if (index === 0) return piece;
      return end === -1 ? `<!--${piece}` : " ".repeat(4 + end + 3) + piece.slice(end + 3);
    })
    .join("");
}

function parseGroup(inner: string): CitationGroup["cited"] {
  const cited: { target: string; finding: number | undefined }[] = [];
  for (const piece of inner.split(";")) {
    const match = ONE.exec(piece);
    if (!match?.[1]) return undefined;
    cited.push({ target: match[1], finding: match[2] === undefined ? undefined : Number(match[2]) });
  }
  return cited;
}
