import { areaWarnings, isJudged } from "../../assurance/area-warnings.ts";
import { isOneSource } from "../../assurance/corroboration.ts";
import { type CriterionCoverage, hasEvidence } from "../../assurance/coverage.ts";
import { differingSides } from "../../assurance/differing-sides.ts";
import { concernsPassedOn, countId } from "../../assurance/disclosure/counts-of-period.ts";
import { sectionsOf } from "../../assurance/words-problems.ts";
import { isWritten } from "../../assurance/written.ts";
import { dayInWords } from "../../model/day.ts";
import { executiveOf, partyTitle, suppressionOf } from "../../model/policy.ts";
import { basisConfirmed } from "../confirmed.ts";
import type { ReportInput } from "../input.ts";
import { bullets } from "../nodes.ts";
import {
  andList,
  countOf,
  NO_CRITERIA,
  periodWord,
  WARNING_IN_WORDS,
  withoutStop,
  withStop,
} from "../phrases.ts";
import type { Section } from "../section.ts";

const DEFINITIONS =
  "What the words mean, for each side of a criterion, counted over findings. Single: one finding or more, of which no " +
  "two corroborate each other. Corroborated: two findings on that side, of different dates and different sources; two " +
  "groups of children are one source. Triangulated: corroborated by two findings that share no method, at least one of " +
  "them neither an agency's own account nor reported. Both ways: findings on both sides; both counts are shown, and it " +
  "is never called corroborated. None of these words is a judgement.";

/** How the report was made: framework, programme, scale, definitions, corroboration, what is thin, and accuracy. */
export const methodAndLimits: Section = {
  name: "method-and-limits",
  says: "framework, programme, scale, definitions, corroboration, limits of each area, what is confirmed, factual accuracy",
  render(input) {
    const lines = [
      framework(input),
      programme(input),
      scale(input),
      ...(input.facts.findings.length > 0 ? [DEFINITIONS] : []),
      corroborations(input),
      bothWays(input),
      notDiscussed(input),
      numbersNotFound(input),
      limits(input),
      passedOn(input),
      basisConfirmed(input),
      accuracy(input),
      hiddenNumbers(input),
    ];
    return [bullets(lines.filter((line) => line !== undefined).map((line) => [line]))];
  },
};

function framework({ facts }: ReportInput): string {
  const { title, ratified, ...rest } = facts.framework.value;
  const derived = rest["derived-from"];
  const all = facts.areas.reduce((sum, area) => sum + area.criteriaCount, 0);
  const evident = facts.areas.reduce((sum, area) => sum + area.withEvidence, 0);
  const without = all - evident;
  const period = periodWord(facts.period);
  const sentences = [
    `Framework: ${title}${ratified ? `, ratified ${dayInWords(ratified.on)}` : ""}.`,
    ...(derived ? [`Derived from: ${withStop(derived)}`] : []),
    all === 0
      ? NO_CRITERIA
      : evident === 0
        ? `None of ${all} criteria has evidence this ${period}.`
        : `${evident} of ${all} criteria have evidence this ${period}${without > 0 ? `; the ${without} without are named under their areas` : ""}.`,
  ];
  return sentences.join(" ");
}

function programme({ facts, policy }: ReportInput): string {
  const programme = facts.folder?.programme?.value;
  if (!programme) return "There is no work programme for this year.";
  const agreed = programme.agreed.filter((one) => one.on <= facts.asAt);
  const executive = executiveOf(policy);
  const needed = [
    { id: executive?.id, title: executive?.title ?? "executive group" },
    { id: "business-manager", title: partyTitle(policy, "business-manager") },
  ];
  const missing = needed.filter(({ id }) => !agreed.some((one) => one.by === id));
  if (missing.length === 0) {
    const days = new Set(agreed.map((one) => one.on));
    const by = (id: string) => `the ${partyTitle(policy, id)}`;
    return days.size === 1
      ? `Work programme agreed on ${dayInWords([...days][0] ?? facts.asAt)} by ${andList(agreed.map((one) => by(one.by)))}.`
      : `Work programme agreed by ${andList(agreed.map((one) => `${by(one.by)} on ${dayInWords(one.on)}`))}.`;
  }
  return `The work programme is not recorded as agreed by ${andList(missing.map((one) => `the ${one.title}`))}.`;
}

function scale({ policy }: ReportInput): string {
  if (!policy.usesLevels) {
    return "Assurance is given in words: no scale of levels is used. There is no national scale.";
  }
  const adopted = policy.assurance?.adopted;
  const by = adopted
    ? `a local scale, adopted on ${dayInWords(adopted.on)} by the ${adopted.by}`
    : "a scale that the partnership has not adopted";
  const levels = (policy.assurance?.levels ?? []).map((one) => `${one.title}: ${withStop(one.means)}`);
  return [`Assurance levels: ${by}. There is no national scale.`, ...levels].join(" ");
}

function corroborations({ facts }: ReportInput): string | undefined {
  const found = { triangulated: [] as string[], corroborated: [] as string[], single: [] as string[] };
  const unclear: string[] = [];
  for (const one of facts.areas.flatMap((area) => area.criteria)) {
    if (one.bothWays || !hasEvidence(one)) continue;
    const side = sideOf(one);
    if (!side) {
      unclear.push(`${one.title} (${one.notYetClear.length})`);
      continue;
    }
    if (side.is === "none") continue;
    const source = side.is === "single" && isOneSource(side.findings) ? ", one source" : "";
    found[side.is].push(`${one.title} (${side.word}, ${side.findings.length}${source})`);
  }
  const pieces = [
    ["Triangulated", found.triangulated],
    ["Corroborated", found.corroborated],
    ["Single", found.single],
    ["Not yet clear only", unclear],
  ] as const;
  const sentences = pieces
    .filter(([, list]) => list.length > 0)
    .map(([word, list]) => `${word}: ${list.join("; ")}.`);
  return sentences.length === 0 ? undefined : `Corroboration. ${sentences.join(" ")}`;
}

function sideOf(one: CriterionCoverage) {
  if (one.workingWell.length > 0) {
    return { word: "working well", findings: one.workingWell, is: one.corroboration.workingWell };
  }
  if (one.worriedAbout.length === 0) return undefined;
  return { word: "worried about", findings: one.worriedAbout, is: one.corroboration.worriedAbout };
}

function bothWays({ facts }: ReportInput): string | undefined {
  const found = facts.areas.flatMap((area) => area.criteria).filter((one) => one.bothWays);
  if (found.length === 0) return undefined;
  const [first, ...rest] = found.map((one, index) =>
    index === 0
      ? `${one.title} (${one.workingWell.length} working well, ${one.worriedAbout.length} worried about)`
      : `${one.title} (${one.workingWell.length}, ${one.worriedAbout.length})`,
  );
  return `Both ways: ${[first, ...rest].join("; ")}.`;
}

/** What one was told and another found, where the words of the period give one side. */
function notDiscussed({ facts }: ReportInput): string | undefined {
  const found = facts.own && isWritten(facts.own) ? differingSides(facts) : [];
  if (found.length === 0) return undefined;
  const titles = found.map(({ criterion }) => criterion.title);
  return `Different sources say opposite things, and the words do not cite both: ${titles.join("; ")}.`;
}

/** No number is said here: an edition may hide it. */
function numbersNotFound({ facts, problems }: ReportInput): string | undefined {
  const headings = facts.own ? sectionsOf(facts.own, problems ?? []) : [];
  if (headings.length === 0) return undefined;
  return `A number in the words is in no field of what is cited beside it: ${headings.join("; ")}.`;
}

/** Asked of areas in which something is judged: by a level, or where no levels are used, in words. */
function limits(input: ReportInput): string | undefined {
  const { facts, policy } = input;
  const sentences = facts.areas.flatMap((area) => {
    const judged = isJudged(area, facts.own, policy.usesLevels);
    const warnings = judged ? areaWarnings(area, policy.areaWarnings, facts.asAt) : [];
    return warnings.length === 0
      ? []
      : [`${area.title}: ${warnings.map((one) => WARNING_IN_WORDS[one]).join(", ")}.`];
  });
  return sentences.length === 0 ? undefined : `Limits of an area: ${sentences.join(" ")}`;
}

/** Never told to everybody. */
function passedOn({ facts, people, isPublic }: ReportInput): string | undefined {
  const count = concernsPassedOn(facts);
  if (count === 0 || isPublic) return undefined;
  return `Concerns passed on: ${people.inWords(countId(facts.period, "passed on"), count)}.`;
}

/** The legend of the symbol, in every edition that uses it. */
function hiddenNumbers({ people, policy }: ReportInput): string | undefined {
  if (!people.suppresses) return undefined;
  const { from, to, roundTotalsTo } = suppressionOf(policy).rule;
  const rounding = roundTotalsTo === undefined ? "" : ` Totals are rounded to the nearest ${roundTotalsTo}.`;
  return (
    `${people.symbol}: a number from ${from} to ${to}, hidden so that nobody can be recognised, or one from which such a ` +
    `number could be worked out.${rounding}`
  );
}

function accuracy({ facts }: ReportInput): string {
  const name = facts.period.quarter?.toLowerCase() ?? "statement";
  const round = facts.folder?.accuracy?.value.rounds.find(
    (one) => one.report === name && one.sent <= facts.asAt,
  );
  if (!round) return "Factual accuracy: no round yet.";
  if (round.closed === undefined || round.closed > facts.asAt) {
    return `Factual accuracy: round sent on ${dayInWords(round.sent)}, comments due by ${dayInWords(round.due)}.`;
  }
  const corrected = round.comments.filter((one) => one.decision === "corrected").length;
  const total = round.comments.length;
  const detail =
    total === 0
      ? "no comments"
      : `${countOf(total, "comment")}, ${corrected} corrected, ${total - corrected} not corrected`;
  return `Factual accuracy: round closed on ${dayInWords(round.closed)}; ${withoutStop(detail)}.`;
}
