import type { Rule } from "../rule.ts";

/**
 * Why: The claim seems to rest on a finding, and there is none of that number.
 * Basis: The model of the knowledge base: `[@ID, 2]` is the second finding of a note; entries, decisions and diary
 * lines have none.
 */
export const citationOfMissingFinding: Rule = {
  id: "citation-of-missing-finding",
  severity: "error",
  says: "A citation names a finding that the record does not have.",
  why: "The claim seems to rest on a finding, and there is none of that number.",
  basis:
    "The model of the knowledge base: `[@ID, 2]` is the second finding of a note; entries, decisions and diary lines have none.",
  *check({ citing, references }) {
    for (const { citations, year } of citing) {
      for (const { target, finding, place } of citations) {
        const found = finding === undefined ? undefined : references.find(target, year);
        if (!found || finding === undefined) continue;
        // its findings went with its content: that its note was withdrawn is said once
        if (found.is === "note" && found.record.value.disposed !== undefined) continue;
        const count = found.is === "note" ? found.record.value.findings.length : 0;
        if (finding >= 1 && finding <= count) continue;
        yield {
          message: `${target} has ${count === 0 ? "no findings" : `findings 1 to ${count}`}, and finding ${finding} is cited.`,
          place,
          hint: count === 0 ? `Write [@${target}].` : "Correct the number.",
        };
      }
    }
  },
};
