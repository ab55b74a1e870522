import type { AreaCoverage } from "../../assurance/coverage.ts";
import { FILLABLE_NAMES } from "../../assurance/fillable-numbers.ts";
import type { CountedFinding } from "../../assurance/findings.ts";
import type { PeriodFacts } from "../../assurance/quarter.ts";
import { allDecisions, allEntries } from "../../assurance/reference.ts";
import { entriesOfPeriod } from "../../assurance/registers-of-period.ts";
import { dayInWords } from "../../model/day.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { executiveOf } from "../../model/policy.ts";
import { openedOn } from "../../model/registers.ts";
import type { WORDS_VALUES } from "../../model/template-names.ts";
import { NOT_ASSESSED } from "../../model/words.ts";
import { daysInWords, holds, periodInWords, QUARTERS, quarterBefore } from "../../model/year.ts";
import { comment, findingLines, harmless } from "./comments.ts";

/** What a page of own words is laid out from. */
export interface Laying {
  readonly base: KnowledgeBase;
  readonly facts: PeriodFacts;
  /** Text of the template in force. */
  readonly template: string;
}

/**
 * The page of the scrutineer's own words as it is laid out: front matter with no judgement in it, the template's headings
 * (one for each area), and under each a comment with what was found, citations ready to copy.
 */
export function layOut(laying: Laying): string {
  const sections = laying.template.replaceAll("\r\n", "\n").split(/^(?=## )/m);
  const body = sections.flatMap((section): readonly string[] => {
    if (!section.includes("{{area}}")) return [filled(laying, section, undefined)];
    return laying.facts.areas.map((area) => filled(laying, section, area));
  });
  const left = comment(leftOut(laying.facts));
  const ends = [left, comment(numbersToFill(laying))].filter((one) => one !== "").map((one) => `\n${one}`);
  return `${frontMatter(laying)}${body.join("").trimEnd()}\n${ends.join("")}`;
}

function filled(laying: Laying, section: string, area: AreaCoverage | undefined): string {
  const { base, facts } = laying;
  const policy = base.policy.value;
  const named: Readonly<Record<(typeof WORDS_VALUES)[number], string>> = {
    period: periodInWords(facts.period),
    days: daysInWords(facts.period),
    executive: executiveOf(policy)?.title ?? "the Executive",
    "headline-words": String(policy.headlineWords),
    area: (area?.title ?? "").replace(/[\\`*_[\]<>]/g, "\\$&"),
  };
  const values: Readonly<Record<string, string>> = named;
  const text = section.replace(/\{\{([a-z-]+)\}\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? harmless(values[name] ?? "") : whole,
  );
  const heading = /^## +(.+)$/m.exec(section)?.[1]?.trim() ?? "";
  const lines = area ? areaLines(laying, area) : (UNDER[heading.toLowerCase()]?.(laying) ?? []);
  if (lines.length === 0) return text;
  return `${text.trimEnd()}\n\n${comment(lines)}\n`;
}

/** What stands in the comment under each heading beside the areas'. */
const UNDER: Readonly<Record<string, (laying: Laying) => readonly string[]>> = {
  headline: openDecisions,
  opinion: openDecisions,
  "outside the framework": (laying) => [
    ...laying.facts.outside.flatMap((one) => lines(laying, one)),
    ...(laying.facts.period.quarter ? elsewhere(laying) : []),
  ],
  "principles of scrutiny": elsewhere,
  voice: voiceLines,
  "voice of children and families": voiceLines,
  "learning reviews": (laying) =>
    entriesOfPeriod(laying.base, "learning-review", laying.facts.period, laying.facts.asAt).map(
      ({ label, entry, record }) => `${label}: ${entry.title} [@${record.id}]`,
    ),
  "difference made by scrutiny": differenceLines,
  "forward look": lastForwardLook,
  "next year": lastForwardLook,
};

function areaLines(laying: Laying, area: AreaCoverage): readonly string[] {
  const found = area.criteria.flatMap((criterion): readonly string[] => {
    const findings = [...criterion.workingWell, ...criterion.worriedAbout, ...criterion.notYetClear];
    if (findings.length === 0) return [];
    const both = criterion.bothWays ? ": both ways, so cite one of each" : "";
    return [`${criterion.title} (${criterion.id})${both}`, ...findings.flatMap((one) => lines(laying, one))];
  });
  const without = area.withoutEvidence.map((one) => one.title).join("; ");
  return [
    ...(found.length === 0 ? ["No finding."] : ["To cite a finding copy its brackets.", ...found]),
    ...(without === "" ? [] : [`Without evidence: ${without}.`]),
  ];
}

function elsewhere(laying: Laying): readonly string[] {
  return laying.facts.elsewhere.flatMap((one) => [
    `About ${one.finding.about ?? "nothing named"}`,
    ...lines(laying, one),
  ]);
}

function voiceLines(laying: Laying): readonly string[] {
  const voices = ["children", "parents-carers"];
  return laying.facts.findings
    .filter((one) => one.finding.from !== undefined && voices.includes(one.finding.from))
    .flatMap((one) => lines(laying, one));
}

function lines({ base }: Laying, finding: CountedFinding): readonly string[] {
  return findingLines(finding, base.policy.value);
}

/** Decisions of earlier quarters that have no outcome yet, or were deferred. */
function openDecisions({ base, facts }: Laying): readonly string[] {
  const open = allDecisions(base).filter(({ decision, year, quarter }) => {
    const isEarlier =
      year.start < facts.period.year.start ||
      (year.start === facts.period.year.start && isBefore(quarter, facts.period.quarter));
    return isEarlier && (decision.outcome === undefined || decision.outcome.is === "deferred");
  });
  if (open.length === 0) return [];
  return [
    "Decisions that are still open:",
    ...open.map(({ decision, year, quarter }) => {
      const by = decision.by === undefined ? "" : `, by ${dayInWords(decision.by)}`;
      return `${decision.id} (${quarter} of ${year.label}${by}): ${decision.text}`;
    }),
  ];
}

function isBefore(quarter: (typeof QUARTERS)[number], than: (typeof QUARTERS)[number] | undefined): boolean {
  return than === undefined || QUARTERS.indexOf(quarter) < QUARTERS.indexOf(than);
}

/** Recommendations and challenges of the period that say what they changed, or were tested. */
function differenceLines({ base, facts }: Laying): readonly string[] {
  return allEntries(base).flatMap(({ kind, record }): readonly string[] => {
    if (!holds({ from: facts.period.from, to: facts.asAt }, openedOn(kind, record.value))) return [];
    if (!("number" in record.value) || kind === "request") return [];
    const difference = "difference" in record.value ? record.value.difference : undefined;
    const said = typeof difference === "string" ? difference : difference?.text;
    return [
      `${record.value.number}: ${record.value.title} [@${record.id}]${said === undefined ? "" : ` ${said}`}`,
    ];
  });
}

/** What the words of the period before promised. */
function lastForwardLook({ base, facts }: Laying): readonly string[] {
  const before = quarterBefore(facts.period, base.policy.value.year.starts);
  const folder = base.years.get(before.year.start);
  const last = facts.period.quarter
    ? before.quarter && folder?.quarters[before.quarter]
    : (folder?.statement ?? folder?.quarters.Q4);
  const text = last && sectionOf(last.body, /^## +(?:forward look|next year) *$/im);
  return text === undefined || text === "" ? [] : ["What was said last time:", ...text.split("\n")];
}

function sectionOf(body: string, heading: RegExp): string | undefined {
  const match = heading.exec(body);
  if (!match) return undefined;
  const rest = body.slice(match.index + match[0].length);
  return (rest.split(/^#{1,2} /m)[0] ?? "").replace(/<!--[\s\S]*?-->/g, "").trim();
}

function leftOut({ notes }: PeriodFacts): readonly string[] {
  if (notes.leftOut.length === 0) return [];
  return [
    "Notes of the period that are not counted, and why:",
    ...notes.leftOut.map(
      ({ id, reason, detail }) => `${id}: ${reason}${detail === undefined ? "" : ` (${detail})`}`,
    ),
  ];
}

/** The names that may stand in double braces, each with what it says and what it would be now. */
function numbersToFill({ base, facts }: Laying): readonly string[] {
  const names = FILLABLE_NAMES.map((one) => {
    const area = one.ofArea ? "; of one area with its id after the name" : "";
    return `{{${one.name}}}: ${one.says}, now ${one.count(facts, base).value}${area}`;
  });
  return [
    "Numbers that the report fills in, so that they stay true; write the braces with the name:",
    ...names,
    "{{figure ID, 2}}: the second figure of a note that is cited, with its base",
  ];
}

function frontMatter({ base, facts }: Laying): string {
  const policy = base.policy.value;
  const { quarter, year } = facts.period;
  const executive = executiveOf(policy)?.id;
  const judged = policy.usesLevels
    ? `{level: ${NOT_ASSESSED}, direction: no-comparison}`
    : "{direction: no-comparison}";
  const areas = facts.areas.map((area) => `  ${area.id}: ${judged}`);
  const levels = policy.assurance?.levels.map((one) => one.id).join(", ") ?? "";
  const directions = "improving, same, declining, no-comparison";
  const hint = policy.usesLevels
    ? `# levels: ${levels}, ${NOT_ASSESSED}; directions: ${directions}`
    : `# directions: ${directions}`;
  const head = quarter
    ? [
        `quarter: ${quarter}`,
        ...(executive === undefined ? [] : [`to: ${executive}`]),
        "# meeting: YYYY-MM-DD     the day of the meeting that receives the report",
      ]
    : [`year: ${year.label}`];
  return [
    "---",
    ...head,
    "# cut-off: YYYY-MM-DD     a record dated after the period may be cited up to this day",
    ...(quarter ? [] : ["# opinion: {sentence: One sentence that is printed first.}"]),
    ...(areas.length === 0 ? [] : [hint, "areas:", ...areas]),
    ...(quarter ? decisionComment(base, facts) : statementComment(facts)),
    "# not-heard: [Whom you have not heard]",
    "---",
    "",
  ].join("\n");
}

function decisionComment(base: KnowledgeBase, { period }: PeriodFacts): readonly string[] {
  const numbers = allDecisions(base)
    .filter((one) => one.year.start === period.year.start)
    .map((one) => Number(one.decision.id.slice(1)));
  const next = Math.max(0, ...numbers) + 1;
  return [
    "# decisions:",
    `#   - {id: D${next}, text: What you ask for., of: [who], by: YYYY-MM-DD, rests-on: [ID]}`,
  ];
}

function statementComment({ framework }: PeriodFacts): readonly string[] {
  const duties = framework.value.duties.map((one) => `#   ${one.id}: not-assessed`);
  return [
    "# criteria: a line each, as met, partly-met, not-met or not-evidenced",
    ...(duties.length === 0 ? [] : ["# duties: as fulfilled, partly, not or not-assessed", ...duties]),
    "# yearly-report: {seen: no}",
    "# limitations: [What this statement could not see]",
    "# signed: {by: Name, role: independent-scrutineer, on: YYYY-MM-DD}",
  ];
}
