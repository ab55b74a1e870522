import type { Nodes, RootContent } from "mdast";
import type { CountedFinding } from "../assurance/findings.ts";
import { findingKey } from "../assurance/quarter.ts";
import type { WordsSection } from "../model/knowledge-base.ts";
import { evidenceAnchor, type ReportInput } from "./input.ts";
import { bullets, citation, type Inline, paragraph } from "./nodes.ts";
import { countOf, SAYS_IN_WORDS, withoutStop } from "./phrases.ts";

/** What stands where the scrutineer has not written. */
export const NOT_YET_WRITTEN = "Not yet written.";

/** The scrutineer's words of a section, each citation given its number; prompts of the template are left out. */
export function printWords(input: ReportInput, section: WordsSection | undefined): readonly RootContent[] {
  const prompts = input.facts.own?.words.prompts ?? [];
  return (section?.blocks ?? [])
    .filter(
      (block) => !prompts.some((place) => block.claims.some((claim) => claim.place.line === place.line)),
    )
    .map((block) => normalised(numbered(input, block.node)));
}

/** Findings that the words do not cite, a line each under "Also recorded:"; nothing where there are none. */
export function alsoRecorded(
  input: ReportInput,
  findings: readonly CountedFinding[],
): readonly RootContent[] {
  const rest = findings.filter((one) => !input.facts.cited.has(findingKey(one.note.record.id, one.n)));
  const { shown, more } = printable(input, rest);
  const lines = shown.map((one): readonly Inline[] => [
    `${SAYS_IN_WORDS[one.finding.says]}: ${withoutStop(one.finding.finding)} `,
    citeNote(one.note.number),
    ".",
  ]);
  lines.push(...more);
  return lines.length === 0 ? [] : [paragraph("Also recorded:"), bullets(lines)];
}

/** The findings whose text an edition prints, and lines that count the others. */
export function printable(
  input: ReportInput,
  findings: readonly CountedFinding[],
): { readonly shown: readonly CountedFinding[]; readonly more: readonly (readonly Inline[])[] } {
  const within = findings.filter((one) => input.isShown(one.note.record.value.marking));
  const shown = within.filter((one) => !input.unsayable.isSaidIn(one.finding.finding, [one.note.record.id]));
  const above = findings.length - within.length;
  const few = within.length - shown.length;
  const more = (count: number, areFirst: boolean) => (areFirst ? countOf(count, "finding") : `${count} more`);
  return {
    shown,
    more: [
      ...(above > 0
        ? [[`${more(above, shown.length === 0)}, marked above this edition and not printed.`]]
        : []),
      ...(few > 0
        ? [
            [
              `${more(few, shown.length + above === 0)}, with a number that this edition hides and not printed.`,
            ],
          ]
        : []),
    ],
  };
}

/** `[3]`: a line of the evidence index. */
export function citeNote(number: number, bare = false) {
  return citation([{ text: String(number), target: evidenceAnchor(number) }], bare);
}

/** A citation of ids, numbers or diary lines; what leads nowhere is said to be missing. */
export function cite(input: ReportInput, targets: readonly string[], bare = false) {
  return citation(
    targets.map((target) => input.label(target) ?? { text: "missing" }),
    bare,
  );
}

function numbered<T extends Nodes>(input: ReportInput, node: T): T {
  if (node.type === "citation") {
    const labels = (node.cited ?? []).map((one) => input.label(one.target) ?? { text: "missing" });
    const distinct = labels.filter(
      (label, index) => labels.findIndex((other) => other.text === label.text) === index,
    );
    return citation(distinct) as T;
  }
  if (!("children" in node)) return node;
  return { ...node, children: (node.children as Nodes[]).map((child) => numbered(input, child)) } as T;
}

/** A heading within the words goes below the section's own. */
function normalised(node: RootContent): RootContent {
  return node.type === "heading" ? { ...node, depth: Math.max(3, node.depth) as 3 | 4 | 5 | 6 } : node;
}
