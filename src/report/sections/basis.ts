import { heardId } from "../../assurance/disclosure/counts-of-period.ts";
import { digits } from "../../model/digits.ts";
import { VOICES } from "../../model/note.ts";
import type { ReportInput } from "../input.ts";
import { bullets } from "../nodes.ts";
import { countOf, NO_CRITERIA, VOICE_IN_WORDS } from "../phrases.ts";
import type { Section } from "../section.ts";

/** What the opinion rests on, in counts that the method section defines. */
export const basis: Section = {
  name: "basis",
  says: "what the opinion rests on: notes, findings, criteria with evidence, lines, who was heard",
  render(input) {
    const { areas } = input.facts;
    const all = areas.reduce((sum, one) => sum + one.criteriaCount, 0);
    const evident = areas.reduce((sum, one) => sum + one.withEvidence, 0);
    const lines = [
      notesInWords(input),
      criteriaInWords(evident, all),
      linesInWords(input),
      heardInWords(input),
    ];
    return [bullets(lines.filter((one) => one !== undefined).map((one) => [one]))];
  },
};

function criteriaInWords(evident: number, all: number): string {
  if (all === 0) return NO_CRITERIA;
  return evident === 0
    ? `No evidence on any of the ${all} criteria.`
    : `Evidence on ${evident} of ${all} criteria.`;
}

function notesInWords({ facts: { notes, findings } }: ReportInput): string {
  const out =
    notes.leftOut.length > 0 ? `; ${notes.leftOut.length} left out, each named in the evidence index` : "";
  if (notes.used.length === 0) return `No evidence note counts for this year${out}.`;
  return `${countOf(notes.used.length, "evidence note")} with ${countOf(findings.length, "finding")}${out}.`;
}

function linesInWords({ facts: { findings } }: ReportInput): string | undefined {
  if (findings.length === 0) return undefined;
  const on = (line: number | undefined) => findings.filter((one) => one.line === line).length;
  const unsaid = on(undefined);
  return (
    `Three lines of evidence: ${digits(on(1))} of ${countOf(findings.length, "finding")} are an agency's own account, ${digits(on(2))} come from the ` +
    `partnership's oversight, ${digits(on(3))} are independent${unsaid > 0 ? `, and of ${unsaid} the line is not stated` : ""}.`
  );
}

function heardInWords({ facts: { voices, period }, people }: ReportInput): string {
  const heard = VOICES.filter((one) => voices.heard[one] > 0);
  if (heard.length === 0) return "No contribution of anybody is recorded this year.";
  const list = heard.map(
    (one) => `${VOICE_IN_WORDS[one]} ${people.inWords(heardId(period, one), voices.heard[one])}`,
  );
  return `Contributions heard: ${list.join(", ")}. One person may be counted more than once.`;
}
