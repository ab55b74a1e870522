import type { RootContent } from "mdast";
import type { ReportInput } from "./input.ts";
import { bullets, paragraph } from "./nodes.ts";
import { countOf, withStop } from "./phrases.ts";
import type { Change, WhatChanged } from "./what-changed.ts";

/** One part of what changed: how it begins, and a line for each change. */
export interface ChangesSaid {
  readonly says: string;
  readonly lines: readonly string[];
}

/**
 * What changed between two states of a report, as an edition may say it: judgements, words, evidence and entries. Former
 * words may say a number that the edition hides: where it hides any, only their place is told.
 */
export function changesInWords(input: ReportInput, changed: WhatChanged): readonly ChangesSaid[] {
  return [
    said(changed.judgements.map(inWords), {
      some: "Judgements that changed:",
      none: "No opinion, level, direction or view changed.",
    }),
    input.edition.suppress
      ? said(byPlace(changed.words), { some: "Words that changed, by their place:", none: NO_WORD })
      : said(changed.words.map(inWords), { some: "Words that changed:", none: NO_WORD }),
    said(
      changed.records.map((one) => `${one.what}: ${howOf(one)}.`),
      {
        some: "Evidence and register entries that changed:",
        none: "The evidence and the register entries are the same.",
      },
    ),
  ];
}

/** The same as blocks of a document. */
export function blocksOf({ says, lines }: ChangesSaid): readonly RootContent[] {
  return lines.length === 0 ? [paragraph(says)] : [paragraph(says), bullets(lines.map((line) => [line]))];
}

const NO_WORD = "No word of the scrutineer's changed.";

function said(
  lines: readonly string[],
  { some, none }: { readonly some: string; readonly none: string },
): ChangesSaid {
  return { says: lines.length > 0 ? some : none, lines };
}

function byPlace(words: readonly Change[]): readonly string[] {
  const places = new Map<string, number>();
  for (const { what } of words) places.set(what, (places.get(what) ?? 0) + 1);
  return [...places].map(
    ([what, count]) => `${what}: ${countOf(count, "paragraph or item", "paragraphs or items")}.`,
  );
}

function inWords({ what, from, to }: Change): string {
  if (from === undefined) return `${what}, added: ${withStop(to ?? "")}`;
  if (to === undefined) return `${what}, taken out: ${withStop(from)}`;
  return `${what}, from: ${withStop(from)} To: ${withStop(to)}`;
}

function howOf({ from, to }: Change): string {
  return from === undefined ? "new" : to === undefined ? "gone" : "changed";
}
