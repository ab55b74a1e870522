import { commitSource, repositoryOf } from "../../edge/git.ts";
import { STOPPED } from "../../edge/prompts.ts";
import type { Day } from "../../model/day.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import type { Edition } from "../../model/policy.ts";
import type { Problem } from "../../model/problem.ts";
import { UserError } from "../../model/user-error.ts";
import { type Period, periodInWords } from "../../model/year.ts";
import type { Composed } from "../../report/compose.ts";
import type { DocumentKind } from "../../report/document-kind.ts";
import { mustBeKnownYear } from "../chosen-period.ts";
import type { ExitCode, Session } from "../session.ts";
import { type Built, built } from "./build.ts";
import { type Confirmed, confirmWords } from "./confirm.ts";
import { sayCounts } from "./counts.ts";
import { editionOption } from "./edition.ts";
import { factsAsked } from "./facts-asked.ts";
import { putOut } from "./format-out.ts";
import { mustBeNoFinal, sayStands } from "./issue.ts";
import { issueAsked } from "./issue-asked.ts";
import { type MakeOptions, renderersFor } from "./options.ts";
import { carriesPrivate } from "./privacy.ts";
import { finishIssues, folderOf, usualFolder } from "./put-out.ts";
import { signingKeyAsked } from "./signing.ts";
import { committedAll, isNotReady, sayRound, stageSuffix } from "./stage.ts";

/** The period that a document is asked for, and what to tell the user of how it was chosen. */
export interface ChosenPeriod {
  readonly period: Period;
  readonly said: string | undefined;
}

/** Makes a document of a period in the formats asked for and writes them, or prints the one. */
export async function makeDocument(
  session: Session,
  options: MakeOptions,
  kind: DocumentKind,
  choose: (base: KnowledgeBase, today: Day) => ChosenPeriod,
): Promise<ExitCode> {
  const { terminal } = session;
  const { stage } = options;
  if (stage !== "draft") session.mustBeNow(`A report of the stage ${stage}`);
  const key = await signingKeyAsked(session, options);
  const engines = renderersFor(session, options);
  terminal.progress("Reading the knowledge base");
  const { base: asItStands, problems: found } = await session.checked();
  const renderers = await engines;
  const today = await session.today();
  const chosen = choose(asItStands, today);
  if (chosen.said) terminal.note(chosen.said);
  const edition = editionOption(asItStands.policy.value, options.edition);
  const place = { period: chosen.period, suffix: edition.suffix };
  mustHaveBegun(chosen.period, asItStands, today);
  const now = factsAsked(asItStands, today, chosen.period).facts;
  // all that stands in the way is said at once; to commit it comes last
  const about = { problems: found, edition: edition.edition };
  if (stage === "final" && (await isNotReady(session, asItStands, now, about))) return 1;
  const suffix = `${edition.suffix}${stageSuffix(stage)}`;
  if (stage === "final" && !options.dryRun && !options.stdout)
    await finishIssues(session, chosen.period, suffix);
  const commit = stage === "draft" ? undefined : await committedAll(session, stage, place);
  // a final is made of its commit alone, so that it can be made again
  const own = stage === "final" ? await overCommit(session, commit) : session;
  const base = await own.knowledgeBase();
  const facts = factsAsked(base, today, chosen.period);
  const asked = { ...facts, base, kind, edition, stage };
  const issues = await issueAsked(own, asked);
  const folder = await folderOf(session, options, facts.facts, stage === "final" ? issues.issue : 1);
  if (issues.stands && options.output === undefined && !options.stdout) {
    const formats = renderers.map((one) => one.format);
    sayStands(session, options, { seal: issues.stands, folder }, formats);
    return sayCounts(session, facts.facts, found);
  }
  if (!options.stdout) mustBeNoFinal(session, folder, suffix);
  const made = await built(issues.prepared, kind);
  if (isRefused(session, made)) return 1;
  if (carriesPrivate(session, base.policy.value, made.document, today)) return 1;
  const confirmed = await confirmedWords(session, options, {
    made,
    edition: edition.edition,
    suffix,
    folder,
  });
  if (confirmed === STOPPED) return 130;
  if (confirmed === "refused") return 1;
  const sealing = commit && stage === "final" ? { ...issues.sealing, commit, key } : undefined;
  const outgoing = { made, kind, renderers, suffix, confirmed, commit, folder };
  await putOut(session, options, { ...outgoing, sealing: sealing && (await inFolder(session, sealing)) });
  if (stage === "factual-accuracy" && !options.dryRun && !options.stdout)
    sayRound(session, base, facts.facts, today);
  const more = made.problems.filter((one) => !found.some((other) => isSame(one, other)));
  return sayCounts(session, facts.facts, [...found, ...more]);
}

async function overCommit(session: Session, commit: string | undefined): Promise<Session> {
  const { world } = session;
  return session.over(await commitSource({ root: session.root(), ref: commit ?? "HEAD", env: world.env }));
}

/** Where in its repository the knowledge base lies. */
async function inFolder<T>(session: Session, sealing: T): Promise<T & { readonly folder: string }> {
  const repository = await repositoryOf(session.root(), session.world.env);
  return { ...sealing, folder: (repository?.prefix ?? "").replace(/\/$/, "") };
}

/** Throws where there is nothing to count, or not yet. */
function mustHaveBegun(period: Period, base: KnowledgeBase, today: Day): void {
  mustBeKnownYear(base, period.year);
  if (period.from <= today) return;
  throw new UserError(
    "future-quarter",
    `${period.quarter ? "The " : ""}${periodInWords(period)} has not begun by ${today}.`,
    `Choose another with ${period.quarter ? "--quarter and " : ""}--year.`,
  );
}

/** A fault of a template is met in checking and again in making the report. */
function isSame(one: Problem, other: Problem): boolean {
  return (
    one.rule === other.rule && one.place.path === other.place.path && one.place.line === other.place.line
  );
}

/** Nothing is written where words say a hidden number, or where a hidden number could be worked out. */
function isRefused(session: Session, { refusals, givesAway }: Composed): boolean {
  const { terminal } = session;
  for (const { place, message, hint } of refusals) {
    terminal.failure(
      `${session.shown(place.path)}:${place.line}:${place.column} error small-number-in-words: ${message} ${hint}`,
    );
  }
  if (givesAway) {
    terminal.failure(
      "Some hidden number could be worked out from the rest of this edition and of those before it. " +
        "Take the citation of a figure out of the words, or hide more with disclosure in scrutiny.yaml.",
    );
  }
  const isBad = refusals.length > 0 || givesAway;
  if (isBad) terminal.failure("Nothing was written.");
  return isBad;
}

/** Asked before anything is made; not where nothing is written anyway. */
async function confirmedWords(
  session: Session,
  options: MakeOptions,
  {
    made,
    edition,
    suffix,
    folder,
  }: {
    readonly made: Built;
    readonly folder: string;
    readonly edition: Edition;
    readonly suffix: string;
  },
): Promise<Confirmed> {
  if (options.dryRun) return undefined;
  return confirmWords(session, {
    sentences: made.toConfirm,
    folders: [folder, usualFolder(session, made.source.facts)],
    suffix,
    edition: edition.id,
    yes: options.yes === true,
    toStdout: options.stdout === true,
  });
}
