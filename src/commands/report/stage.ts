import { recordReviews } from "../../assurance/confirmation.ts";
import type { PeriodFacts } from "../../assurance/quarter.ts";
import { references } from "../../assurance/reference.ts";
import { reportBasis } from "../../assurance/report-basis.ts";
import { isWritten } from "../../assurance/written.ts";
import { manifestFrom } from "../../edge/report-set.ts";
import { uncommitted, uncommittedReports } from "../../edge/uncommitted.ts";
import { lastDayInTime } from "../../model/deadline.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import type { Manifest } from "../../model/manifest.ts";
import { type Edition, keepsBack } from "../../model/policy.ts";
import { type Problem, startOf } from "../../model/problem.ts";
import type { Accuracy } from "../../model/programme.ts";
import type { Seal } from "../../model/seal.ts";
import { UserError } from "../../model/user-error.ts";
import { type Hindrance, hindrances } from "../../report/hindrances.ts";
import type { AccuracyDraft } from "../../report/input.ts";
import type { Session } from "../session.ts";
import { isOfPeriod } from "./counts.ts";
import { earlierState } from "./earlier-state.ts";
import { usualPath } from "./put-out.ts";

export const STAGES = ["draft", "factual-accuracy", "final"] as const;
export type Stage = (typeof STAGES)[number];

/** What the stage adds to the names of the files, `-factual-accuracy`; nothing for a draft and for the final. */
export function stageSuffix(stage: Stage): string {
  return stage === "factual-accuracy" ? "-factual-accuracy" : "";
}

/**
 * The commit that all of the knowledge base stands on. A final also rests on what `reports/` says of earlier reports of
 * its edition: that must be committed too. Throws UserError `uncommitted` (exit 1) with the files that differ.
 */
export async function committedAll(
  session: Session,
  stage: Stage,
  { period, suffix }: { readonly period: PeriodFacts["period"]; readonly suffix: string },
): Promise<string> {
  const { root, world } = session;
  const { commit, paths: own } = await uncommitted(root(), world);
  const kept = [suffix, ""].map((one) => `${usualPath(period)}/manifest${one}-factual-accuracy.json`);
  const isAsked = (path: string) => path.endsWith(`/seal${suffix}.json`) || kept.includes(path);
  const reports = stage === "final" ? await uncommittedReports(root(), world, isAsked) : [];
  const paths = [...own, ...reports];
  if (paths.length === 0) return commit;
  throw new UserError(
    "uncommitted",
    `${notCommitted(session, paths)} A report for ${stage === "final" ? "signing" : "factual accuracy"} names the commit that it was made of.`,
    `${COMMIT} Or take back what is not meant. Then make it again.`,
    1,
  );
}

const COMMIT = "Commit what is meant: git add --all, then: git commit.";

function notCommitted(session: Session, paths: readonly string[]): string {
  const [first = "", ...rest] = paths.map((path) => session.shown(path));
  return `Not everything is committed: ${first}${rest.length > 0 ? ` and ${rest.length} more` : ""}.`;
}

/** What is still to be committed, as the last thing in the way of a final; where git itself is missing, what it lacks. */
async function toCommit(session: Session): Promise<Hindrance | undefined> {
  try {
    const { paths } = await uncommitted(session.root(), session.world);
    if (paths.length === 0) return undefined;
    return {
      message: notCommitted(session, paths),
      place: undefined,
      cure: `Last of all: ${lowerFirst(COMMIT)}`,
    };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return {
      message: `No final without a commit: ${error.message}.`,
      place: undefined,
      cure: error.hint ?? "",
    };
  }
}

/** A seal of an edition that keeps something back has keyed digests, and later reports compare with them. */
function saltMissing(
  { world }: Session,
  { policy, keyed }: KnowledgeBase,
  edition: Edition,
): readonly Hindrance[] {
  if (keyed || !keepsBack(edition, policy.value)) return [];
  const fresh = Buffer.from(world.randomBytes(16)).toString("hex");
  const message = `There is no privacy.salt, and the seal of the edition ${edition.id} must tell no digest without it.`;
  const cure = `Write under privacy: in scrutiny.yaml: salt: "${fresh}"`;
  return [{ message, place: startOf(policy.path), cure }];
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The last round of factual accuracy of a report. */
export function lastRound({ folder, period }: PeriodFacts): Accuracy["rounds"][number] | undefined {
  const name = period.quarter?.toLowerCase() ?? "statement";
  const own = (folder?.accuracy?.value.rounds ?? []).filter((one) => one.report === name);
  return [...own].sort((a, b) => (a.sent < b.sent ? -1 : 1)).at(-1);
}

/**
 * The draft that was read for its facts, made again of the commit that its manifest names. `sealed` says
 * which it was where the report was sealed, so that the same is compared again; then it throws where that is not here.
 */
export async function accuracyDraft(
  session: Session,
  facts: PeriodFacts,
  edition: { readonly edition: Edition; readonly suffix: string },
  sealed?: Pick<Seal["report"], "accuracy">,
): Promise<AccuracyDraft & { readonly commit: string | undefined }> {
  const round = lastRound(facts);
  const kept = await keptDraft(session, facts, edition.suffix);
  const commit = sealed ? sealed.accuracy?.commit : kept?.report.commit;
  if (!kept || commit === undefined) return { round, before: undefined, commit: undefined };
  const { version, asAt, issue } = kept.report;
  try {
    const input = await earlierState(session, {
      ...{ commit, period: facts.period, asAt, edition: edition.edition },
      ...{ stage: "factual-accuracy", issue, version },
    });
    return { round, before: input && { version, input }, commit: input && commit };
  } catch (error) {
    // the commit is not in this clone: that is said in the report, but not where a sealed one had it
    if (error instanceof UserError && !sealed) return { round, before: undefined, commit: undefined };
    throw error;
  }
}

async function keptDraft(session: Session, facts: PeriodFacts, own: string): Promise<Manifest | undefined> {
  const source = await session.source();
  const folder = usualPath(facts.period);
  const suffix = stageSuffix("factual-accuracy");
  return (
    (await manifestFrom(source, folder, `${own}${suffix}`)) ?? (await manifestFrom(source, folder, suffix))
  );
}

/** Whether something stands in the way of a final; all of it is said, with what mends it. */
export async function isNotReady(
  session: Session,
  base: KnowledgeBase,
  facts: PeriodFacts,
  { problems, edition }: { readonly problems: readonly Problem[]; readonly edition: Edition },
): Promise<boolean> {
  const { terminal } = session;
  const ofRecords = hindrances({
    source: { base, facts },
    problems: problems.filter((one) => isOfPeriod(one.place.path, facts)),
    reviews: recordReviews(base, reportBasis(base, facts, references(base))),
    round: lastRound(facts),
    isWritten: facts.own !== undefined && isWritten(facts.own),
  });
  const inRecords = [...ofRecords, ...saltMissing(session, base, edition)];
  if (inRecords.length === 0) return false;
  const last = await toCommit(session);
  const found = last ? [...inRecords, last] : inRecords;
  const count = found.length === 1 ? "1 thing stands" : `${found.length} things stand`;
  terminal.failure(
    `${count} in the way of a final ${facts.period.quarter ? "report" : "statement"}; nothing was written.`,
  );
  for (const { message, place, cure } of found) {
    const at = place ? `${session.shown(place.path)}:${place.line}:${place.column} ` : "";
    terminal.failure(`  ${at}${message} ${cure}`);
  }
  const { quarter, year } = facts.period;
  const period = quarter ? `--quarter ${quarter} --year ${year.label}` : `--year ${year.label}`;
  terminal.note(
    `What is read and right can be confirmed at once: scrutiny review ${period} --role scrutineer`,
  );
  return true;
}

/** After a set for factual accuracy: the line that records the round, with the day by the partnership's own deadline. */
export function sayRound(
  session: Session,
  base: KnowledgeBase,
  { period }: PeriodFacts,
  today: Manifest["report"]["asAt"],
): void {
  const deadline = base.policy.value.deadlines?.accuracy;
  const due = deadline ? lastDayInTime(today, deadline) : "DAY";
  const report = period.quarter?.toLowerCase() ?? "statement";
  session.terminal.note(
    `Once it is sent, write the round into programme/${period.year.folder}/accuracy.yaml: {report: ${report}, sent: ${today}, to: [WHOM], due: ${due}, comments: []}`,
  );
}
