import type { CountedFinding } from "../../assurance/findings.ts";
import { findingKey } from "../../assurance/quarter.ts";
import { citationGroups } from "../../model/citation.ts";
import { type Policy, partyShort } from "../../model/policy.ts";

/** A comment in Markdown, which no report prints, with these lines in it; nothing where there are none. */
export function comment(lines: readonly string[]): string {
  return lines.length === 0 ? "" : `<!--\n${lines.map(harmless).join("\n")}\n-->\n`;
}

/** A line that cannot end the comment that it stands in. */
export function harmless(text: string): string {
  return text
    .replace(/\s*\n\s*/g, " ")
    .replaceAll("-->", "-- >")
    .replaceAll("<!--", "< !--");
}

const SIGN = { "working-well": "+", "worried-about": "-", "not-yet-clear": "?" } as const;

/** A finding with its citation ready to copy, and a line of what is known of it. */
export function findingLines(
  { note, n, finding, sources, line }: CountedFinding,
  policy: Policy,
): readonly string[] {
  const agencies = finding.agencies.map((id) => partyShort(policy, id)).join(", ");
  const voice = sources.find((one) => !one.startsWith("agency:"));
  const known = [
    finding.from?.replaceAll("-", " ") ?? voice,
    agencies,
    finding.strength,
    line === undefined ? undefined : `line ${line}`,
    note.why === "in-period" ? undefined : note.why.replace("-", " "),
    finding.needs === undefined ? undefined : `needs: ${finding.needs}`,
    finding.quote?.agreed ? `quote agreed: "${finding.quote.text}"` : undefined,
  ].filter((one) => one !== undefined && one !== "");
  return [
    `${SIGN[finding.says]} ${finding.finding} [@${note.record.id}, ${n}]`,
    ...(known.length === 0 ? [] : [`    ${known.join("; ")}`]),
  ];
}

/** Findings that a text cites or lists anywhere, in its comments too; a note cited whole stands for its only finding. */
export function listedIn(text: string, lengths: ReadonlyMap<string, number>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const group of citationGroups(text)) {
    for (const { target, finding } of group.cited ?? []) {
      if (finding !== undefined) found.add(findingKey(target, finding));
      else if (lengths.get(target) === 1) found.add(findingKey(target, 1));
    }
  }
  return found;
}

/** The line, from 1, of a comment that is begun and never ended; undefined where all are ended. */
export function unclosedComment(text: string): number | undefined {
  for (let from = 0; ; ) {
    const start = text.indexOf("<!--", from);
    if (start === -1) return undefined;
    const end = text.indexOf("-->", start + 4);
    if (end === -1) return text.slice(0, start).split("\n").length;
    from = end + 3;
  }
}
