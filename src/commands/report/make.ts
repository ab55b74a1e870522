import { confirmation } from "../../assurance/confirmation.ts";
import { asAtOf, factsBefore, frameworkOf, type PeriodFacts, periodFacts } from "../../assurance/quarter.ts";
import { references } from "../../assurance/reference.ts";
import { RULES } from "../../check/rules/index.ts";
import { numberNotInFigures } from "../../check/rules/number-not-in-figures.ts";
import { runRules } from "../../check/run.ts";
import { STOPPED } from "../../edge/prompts.ts";
import { type TemplateInForce, templateInForce } from "../../edge/shipped.ts";
import type { Day } from "../../model/day.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import type { Problem } from "../../model/problem.ts";
import { UserError } from "../../model/user-error.ts";
import { type Period, periodInWords } from "../../model/year.ts";
import { parseTemplateMarkdown } from "../../parse/markdown.ts";
import { whyNotParsed } from "../../parse/markdown-limits.ts";
import { withPictures } from "../../render/pictures.ts";
import { type Composed, compose } from "../../report/compose.ts";
import type { DocumentKind } from "../../report/document-kind.ts";
import type { ReportSource } from "../../report/input.ts";
import { SECTIONS } from "../../report/sections/index.ts";
import { inputsAsText } from "../../report/version.ts";
import { type ExitCode, mustBeKnownYear, type Session } from "../session.ts";
import { type Confirmed, confirmWords } from "./confirm.ts";
import { sayCounts } from "./counts.ts";
import { editionOption } from "./edition.ts";
import { putOut } from "./format-out.ts";
import { type MakeOptions, renderersFor } from "./options.ts";
import { carriesPrivate } from "./privacy.ts";
import { folderOf, usualFolder } from "./put-out.ts";
import {
  accuracyDraft,
  committedAll,
  isNotReady,
  mustNotReplaceFinal,
  sayRound,
  stageSuffix,
} from "./stage.ts";

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
  const renderers = await renderersFor(session, options);
  terminal.progress("Reading the knowledge base");
  const base = await session.knowledgeBase();
  const today = await session.today();
  const { facts, before } = factsAsked(session, base, today, choose(base, today));
  const edition = editionOption(base.policy.value, options.edition);
  const found = runRules(base, RULES, today);
  // all that stands in the way is said at once; to commit it comes last
  if (stage === "final" && (await isNotReady(session, base, facts, found))) return 1;
  const commit = stage === "draft" ? undefined : await committedAll(session, stage);
  const accuracy = stage === "final" ? await accuracyDraft(session, facts, edition) : undefined;
  // as at the report's day, so that the same report comes of it later
  const problems = runRules(base, [numberNotInFigures], facts.asAt);
  const template = templateInForce(base, kind.template, session.world);
  const of = { base, facts, before, edition: edition.edition, stage, accuracy, problems };
  const made = await composed(of, kind, template, session);
  if (isRefused(session, made)) return 1;
  if (carriesPrivate(session, base.policy.value, made.document, today)) return 1;
  const suffix = `${edition.suffix}${stageSuffix(stage)}`;
  if (!options.stdout) {
    const folder = await folderOf(session, options, facts);
    mustNotReplaceFinal(session, { folder, suffix }, made.source.version);
  }
  const confirmed = await confirmedWords(session, options, facts, made, { edition: edition.edition, suffix });
  if (confirmed === STOPPED) return 130;
  if (confirmed === "refused") return 1;
  await putOut(session, options, { made, kind, template, renderers, suffix, confirmed, commit });
  if (stage === "factual-accuracy" && !options.dryRun && !options.stdout)
    sayRound(session, base, facts, today);
  const more = made.problems.filter((one) => !found.some((other) => isSame(one, other)));
  return sayCounts(session, facts, [...found, ...more]);
}

/** What is counted of the period that was chosen; throws where there is nothing to count, or not yet. */
function factsAsked(
  { terminal }: Session,
  base: KnowledgeBase,
  today: Day,
  { period, said }: ChosenPeriod,
): Pick<ReportSource, "facts" | "before"> {
  if (said) terminal.note(said);
  mustBeKnownYear(base, period.year);
  if (period.from > today) {
    throw new UserError(
      "future-quarter",
      `${period.quarter ? "The " : ""}${periodInWords(period)} has not begun by ${today}.`,
      `Choose another with ${period.quarter ? "--quarter and " : ""}--year.`,
    );
  }
  const framework = frameworkOf(base, base.years.get(period.year.start));
  if (!framework) {
    throw new UserError(
      "no-framework",
      "There is no framework: no file programme/framework.yaml.",
      "Write the areas and criteria there first.",
    );
  }
  const facts = periodFacts(base, period, asAtOf(base, period, today), framework);
  return { facts, before: factsBefore(base, period, today) };
}

/** A fault of a template is met in checking and again in making the report. */
function isSame(one: Problem, other: Problem): boolean {
  return (
    one.rule === other.rule && one.place.path === other.place.path && one.place.line === other.place.line
  );
}

async function composed(
  of: Pick<ReportSource, "base" | "facts" | "before" | "edition" | "stage" | "accuracy" | "problems">,
  kind: DocumentKind,
  template: TemplateInForce,
  { world }: Session,
): Promise<Composed & { readonly source: ReportSource }> {
  const index = references(of.base);
  const reviews = confirmation(of.base, of.facts, index);
  const fixed = { ...of, confirmation: reviews, issue: 1 };
  const version = world.sha256(inputsAsText(fixed, template.text)).slice(0, 12);
  const source: ReportSource = { ...fixed, version, references: index };
  const refused = whyNotParsed(template.text);
  if (refused) {
    const line = template.text.slice(0, refused.offset).split("\n").length;
    throw new UserError(
      "unreadable-template",
      `${template.path}, line ${line}, cannot be read as a template.`,
      refused.reason,
    );
  }
  const tree = parseTemplateMarkdown(template.text);
  const made = compose(source, kind, { path: template.path, tree }, SECTIONS);
  return { ...made, document: await withPictures(made.document), source };
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
  facts: PeriodFacts,
  { toConfirm: sentences }: Composed,
  { edition, suffix }: ReturnType<typeof editionOption>,
): Promise<Confirmed> {
  if (options.dryRun) return undefined;
  const own = await folderOf(session, options, facts);
  return confirmWords(session, {
    sentences,
    folders: [own, usualFolder(session, facts)],
    suffix,
    edition: edition.id,
    yes: options.yes === true,
    toStdout: options.stdout === true,
  });
}
