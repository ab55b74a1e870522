import type { AreaAnswer, CoverageAnswer, CriterionAnswer, Gap } from "../model/coverage-answer.ts";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import type { Policy } from "../model/policy.ts";
import { compareText } from "../model/problem.ts";
import { NOT_ASSESSED } from "../model/words.ts";
import { holds } from "../model/year.ts";
import { type AreaWarning, areaWarnings } from "./area-warnings.ts";
import { type AreaCoverage, type CriterionCoverage, hasEvidence } from "./coverage.ts";
import type { PeriodFacts } from "./quarter.ts";
import { requestDaysOverdue } from "./registers-of-period.ts";
import { standing } from "./standing.ts";

const AREA_GAPS = {
  "no-evidence": "No finding on any of its criteria.",
  "one-method": "All findings come by one method.",
  "one-source": "All findings come from one source.",
  "only-line-1": "All findings are agencies' own accounts.",
  "only-reported": "All findings are reported, none first-hand.",
  "no-voice": "Nothing from children, families or practitioners.",
  "nothing-recent": "Nothing recent.",
} as const satisfies Record<AreaWarning, string>;

/** Coverage of a period as a command answers it: every criterion, both sides, and the reason for each gap. */
export function coverageAnswer(base: KnowledgeBase, facts: PeriodFacts): CoverageAnswer {
  const { period, notes } = facts;
  return {
    year: period.year.label,
    quarter: period.quarter,
    asAt: facts.asAt,
    framework: facts.framework.value.id,
    areas: facts.areas.map((area) => areaAnswer(base, facts, area)),
    outsideFramework: facts.outside
      .map((one) => ({ id: one.note.record.id, n: one.n }))
      .sort((a, b) => compareText(a.id, b.id) || a.n - b.n),
    voices: facts.voices.heard,
    programme: facts.progress.activities.map((one) => ({
      activity: one.activity.id,
      planned: one.planned,
      done: one.done,
      notDone: one.notDone.map(({ outcome, why }) => ({ outcome, why })),
    })),
    information: information(base, facts),
    counts: {
      files: notes.used.length + notes.leftOut.length,
      used: notes.used.length,
      leftOut: notes.leftOut.map(({ path, id, reason }) => ({ path, id, reason })),
    },
  };
}

function areaAnswer(base: KnowledgeBase, facts: PeriodFacts, area: AreaCoverage): AreaAnswer {
  const words = facts.own?.value;
  const judged = words?.areas[area.id];
  const warnings = areaWarnings(area, base.policy.value.areaWarnings, facts.asAt);
  return {
    id: area.id,
    title: area.title,
    level: judged?.level,
    levelTitle: levelTitle(base.policy.value, judged?.level),
    direction: judged?.direction,
    withEvidence: area.withEvidence,
    of: area.criteriaCount,
    bothWays: area.bothWays,
    gaps: warnings.map((reason) => ({ reason, message: AREA_GAPS[reason] })),
    criteria: area.criteria
      .filter((one) => one.id === one.criterionId || isPart(one))
      .map((one) => criterionAnswer(one, facts)),
  };
}

/** The title of a level; not assessed where none is given; undefined where the partnership uses no levels. */
export function levelTitle(policy: Policy, level: string | undefined): string | undefined {
  if (!policy.usesLevels) return undefined;
  if (level === undefined || level === NOT_ASSESSED) return "Not assessed";
  return policy.assurance?.levels.find((one) => one.id === level)?.title ?? level;
}

function isPart(one: CriterionCoverage): boolean {
  return one.id !== one.criterionId;
}

function criterionAnswer(one: CriterionCoverage, facts: PeriodFacts): CriterionAnswer {
  const findings = [...one.workingWell, ...one.worriedAbout, ...one.notYetClear];
  const distinct = <T extends string | number>(values: readonly T[]) => [...new Set(values)].sort();
  return {
    id: one.id,
    title: one.title,
    workingWell: one.workingWell.length,
    worriedAbout: one.worriedAbout.length,
    corroboration: one.corroboration,
    bothWays: one.bothWays,
    notYetClear: one.notYetClear.length,
    findings: findings
      .map(({ note, n, finding, line }) => ({
        id: note.record.id,
        n,
        says: finding.says,
        line,
        from: finding.from,
      }))
      .sort((a, b) => compareText(a.id, b.id) || a.n - b.n),
    sources: distinct(
      findings.flatMap((each) => each.sources.map((source) => source.replace(/^agency:/, ""))),
    ),
    methods: distinct(findings.flatMap((each) => each.methods)),
    lines: distinct(findings.flatMap((each) => each.line ?? [])),
    newest: one.newest,
    gaps: gapsOf(one, facts),
  };
}

/** Why a criterion is thin: no finding at all (and what may have been left out), or one that nothing bears out. */
function gapsOf(one: CriterionCoverage, facts: PeriodFacts): readonly Gap[] {
  if (!hasEvidence(one)) {
    const gaps: Gap[] = [{ reason: "no-evidence", message: "No finding in this period." }];
    const waiting = facts.notes.leftOut.filter((note) =>
      note.record?.value.findings.some((finding) => finding.about === one.id),
    );
    for (const note of waiting) {
      gaps.push({
        reason: `left-out-${note.reason}`,
        message: `A finding stands in ${note.id}, left out: ${note.reason}.`,
      });
    }
    return gaps;
  }
  const gaps: Gap[] = [];
  if (one.workingWell.length + one.worriedAbout.length === 0) {
    gaps.push({ reason: "not-yet-clear-only", message: "Only findings that are not yet clear." });
  }
  if (one.bothWays)
    gaps.push({ reason: "both-ways", message: "Findings on both sides: say what each rests on." });
  else {
    const side = one.workingWell.length > 0 ? one.corroboration.workingWell : one.corroboration.worriedAbout;
    if (side === "single")
      gaps.push({ reason: "single", message: "No other source on another day bears it out." });
  }
  return gaps;
}

/** Information requirements: how often asked for and received, and how many are overdue as at the day. */
export function information(
  base: KnowledgeBase,
  { folder, period, asAt, notes }: PeriodFacts,
): CoverageAnswer["information"] {
  const requests = base.registers.request
    .filter((record) => record.value.asked <= asAt)
    .map((record) => standing("request", record.value, asAt));
  return (folder?.programme?.value.information ?? []).map(({ id, title }) => {
    const own = requests.filter((one) => one.requirement === id);
    const asked = own.filter((one) => holds(period, one.asked) || one.closed === undefined);
    const bySource = notes.used
      .flatMap((note) => note.record.value.sources)
      .filter((source) => source.kind === id);
    return {
      requirement: id,
      title,
      asked: asked.length,
      received:
        bySource.length +
        own.filter((one) => one.received !== undefined && holds(period, one.received)).length,
      overdue: asked.filter((one) => requestDaysOverdue(one, asAt) > 0).length,
    };
  });
}
