import type { Target } from "../../assurance/reference.ts";
import { allEntries } from "../../assurance/reference.ts";
import { headingKey } from "../../assurance/written.ts";
import type { Note } from "../../model/note.ts";
import { openedOn } from "../../model/registers.ts";
import { yearOf } from "../../model/year.ts";
import { type CitedSentence, citedSentences } from "../cited-sentence.ts";
import { faultAt } from "../fault-at.ts";
import { withoutQuotations } from "../own-text.ts";
import type { Fault, Rule, RuleContext } from "../rule.ts";

/**
 * Why: That something was done does not show that it helped a child; readers of assurance look for exactly this.
 * Basis: The model of the knowledge base: the reach of a finding is activity, quality or difference. Asked where
 * difference is claimed: under Difference made by scrutiny, in a sentence that says so, and in an entry's difference.
 */
export const activityCalledImpact: Rule = {
  id: "activity-called-impact",
  severity: "warning",
  says: "A difference is claimed, and all that is cited for it reaches no further than activity.",
  why: "That something was done does not show that it helped a child; readers of assurance look for exactly this.",
  basis:
    "The model of the knowledge base: the reach of a finding is activity, quality or difference. Asked where difference is claimed: under Difference made by scrutiny, in a sentence that says so, and in an entry's difference.",
  *check(context) {
    for (const sentence of citedSentences(context)) {
      if (!claimsDifference(sentence) || !isActivityAlone(sentence.cited.map(reachesOfCited))) continue;
      const start = sentence.claim.from + sentence.stretch.from;
      yield {
        message: "A difference is claimed here, and what is cited says only that something was done.",
        place: sentence.words.file.placeInBody(start, start + sentence.text.length),
        hint: HINT,
      };
    }
    yield* inEntries(context);
  },
};

const HINT = "Cite a finding whose reach is difference or quality, or say what was done.";

type Reach = Note["findings"][number]["reach"];

function* inEntries({ base, references }: RuleContext): Iterable<Fault> {
  const starts = base.policy.value.year.starts;
  for (const { kind, record } of allEntries(base)) {
    const difference = "difference" in record.value ? record.value.difference : undefined;
    if (!difference) continue;
    const year = yearOf(openedOn(kind, record.value), starts);
    const reaches = difference.evidence.map((id) => reachesOf(references.find(id, year), undefined));
    if (!isActivityAlone(reaches)) continue;
    yield faultAt(record, ["difference", "evidence"], {
      message: "The difference rests on notes whose findings say only that something was done.",
      hint: HINT,
    });
  }
}

function reachesOfCited({ found, finding }: CitedSentence["cited"][number]): readonly Reach[] | undefined {
  return reachesOf(found, finding);
}

/** How far each cited finding goes; undefined where something else than a note is cited. */
function reachesOf(found: Target | undefined, finding: number | undefined): readonly Reach[] | undefined {
  if (found?.is !== "note") return undefined;
  const findings = found.record.value.findings;
  return (finding === undefined ? findings : findings.slice(finding - 1, finding)).map((one) => one.reach);
}

/** Whether notes alone are cited, no finding goes further than activity, and one at least says that it is activity. */
function isActivityAlone(cited: readonly (readonly Reach[] | undefined)[]): boolean {
  const all = cited.flatMap((reaches) => reaches ?? ["difference" as const]);
  return all.includes("activity") && all.every((reach) => reach === "activity" || reach === undefined);
}

function claimsDifference({ heading, text }: CitedSentence): boolean {
  const own = withoutQuotations(text);
  if (DOUBT.test(own)) return false;
  return headingKey(heading) === "difference made by scrutiny" || IMPACT.test(own);
}

/** Words that claim a difference for somebody, and are used for nothing else. */
const IMPACT =
  /\b(?:(?:made|makes|making) (?:a |an )?(?:\w+ )?(?:difference|impact)|(?:had|has|have|having) (?:a |an )?(?:\w+ )?(?:impact|effect) (?:on|for)|(?:improv(?:ed|es|ing)|better|improvements? in) (?:\w+ ){0,2}(?:outcomes|lives)|outcomes (?:have |are |for \w+ (?:have |are )?)?(?:improved|improving|better)|(?:children|young people|families) (?:are|were|have become|feel|felt|stay) (?:now )?safer|(?:changed|transformed) (?:the )?lives|(?:positive|real|clear|demonstrable) impact)\b/i;
/** Words that say that there is none, or that it is asked for. */
const DOUBT =
  /\b(?:no|not|nobody|none|never|nothing|neither|without|whether|if|what|how|cannot|could|should|would|will|may|might|must|unclear|unknown|unless|until|too early|little|yet)\b|n['’]t\b/i;
