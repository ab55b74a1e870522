import { join, relative, resolve } from "node:path";
import type { Command } from "commander";
import { confirmation } from "../assurance/confirmation.ts";
import { asAtOf, factsBefore, frameworkOf, type PeriodFacts, periodFacts } from "../assurance/quarter.ts";
import { references } from "../assurance/reference.ts";
import { RULES } from "../check/rules/index.ts";
import { runRules } from "../check/run.ts";
import { STOPPED } from "../edge/prompts.ts";
import { type ReportSet, writeReportSet } from "../edge/report-set.ts";
import { bundledFonts, type TemplateInForce, templateInForce } from "../edge/shipped.ts";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import { didYouMean } from "../model/nearest.ts";
import type { Edition } from "../model/policy.ts";
import type { Problem } from "../model/problem.ts";
import { UserError } from "../model/user-error.ts";
import { periodInWords } from "../model/year.ts";
import { parseTemplateMarkdown } from "../parse/markdown.ts";
import { whyNotParsed } from "../parse/markdown-limits.ts";
import { FORMATS } from "../render/index.ts";
import type { Renderer } from "../render/renderer.ts";
import { type Composed, compose } from "../report/compose.ts";
import type { ReportSource } from "../report/input.ts";
import { manifestOf } from "../report/manifest.ts";
import { SECTIONS } from "../report/sections/index.ts";
import { inputsAsText } from "../report/version.ts";
import type { CommandFile } from "./command.ts";
import { type Confirmed, confirmWords } from "./report/confirm.ts";
import { sayCounts } from "./report/counts.ts";
import { editionOption } from "./report/edition.ts";
import { carriesPrivate } from "./report/privacy.ts";
import { type ExitCode, mustBeKnownYear, quarterOption, type Session } from "./session.ts";

interface ReportOptions {
  readonly quarter: string;
  readonly year?: string;
  readonly format?: string;
  readonly edition?: string;
  readonly output?: string;
  readonly stdout?: boolean;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
}

const TEMPLATE = "quarterly-report.md";
const THEME = "theme.typ";
const DEFAULT_FORMATS = ["md", "pdf"];

/** `scrutiny report --quarter Q2`: the quarterly progress report, in Markdown and PDF. */
export const report: CommandFile = {
  define(command: Command, run) {
    command
      .description("Make the quarterly progress report from the words, the evidence and the registers.")
      .requiredOption("--quarter <quarter>", "Q1 to Q4, or with its year: 2025/26-Q2")
      .option("--year <year>", "the scrutiny year, 2025/26; else the latest that has begun")
      .option(
        "--format <formats>",
        `one or more of ${FORMATS.map((one) => one.format).join(", ")}, by commas (default: md,pdf)`,
      )
      .option("--edition <edition>", "an edition of scrutiny.yaml, such as public (default: the first)")
      .option("--output <dir>", "write here instead of reports/YEAR/QUARTER/")
      .option("--stdout", "print the one format asked for and write nothing")
      .option("--force", "write over an output that was edited by hand")
      .option("--yes", "the words of a public edition were read: do not show them sentence by sentence")
      .option("--dry-run", "say what would be written and write nothing")
      .addHelpText(
        "after",
        "\nExamples:\n  $ scrutiny report --quarter Q2\n  $ scrutiny report --quarter Q2 --year 2025/26 --format md --stdout\n  $ scrutiny report --quarter Q2 --edition public",
      )
      .action((options: ReportOptions) => run((session) => makeReport(session, options)));
  },
};

async function makeReport(session: Session, options: ReportOptions): Promise<ExitCode> {
  const { terminal, world } = session;
  const renderers = await renderersFor(session, options);
  terminal.progress("Reading the knowledge base");
  const base = await session.knowledgeBase();
  const today = await session.today();
  const { period, said } = quarterOption(base, today, options);
  if (said) terminal.note(said);
  mustBeKnownYear(base, period.year);
  if (period.from > today) {
    throw new UserError(
      "future-quarter",
      `The ${periodInWords(period)} has not begun by ${today}.`,
      "Choose another with --quarter and --year.",
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
  const { edition, suffix } = editionOption(base.policy.value, options.edition);
  const facts = periodFacts(base, period, asAtOf(base, period, today), framework);
  const template = templateInForce(base, TEMPLATE, world);
  const made = composed(base, facts, factsBefore(base, period, today), template, session, edition);
  if (isRefused(session, made)) return 1;
  if (carriesPrivate(session, base.policy.value, made.document, today)) return 1;
  const confirmed = await confirmedWords(session, options, facts, made, { edition, suffix });
  if (confirmed === STOPPED) return 130;
  if (confirmed === "refused") return 1;
  const found = runRules(base, RULES, today);
  const problems = [...found, ...made.problems.filter((one) => !found.some((other) => isSame(one, other)))];
  const theme = templateInForce(base, THEME, world);
  const outputs: { name: string; bytes: Uint8Array }[] = [];
  for (const renderer of renderers) {
    terminal.progress(`Making ${renderer.format}`);
    const rendered = await renderer.render(made.document, {
      theme: theme.text,
      fontsFolder: world.fontsFolder,
    });
    outputs.push({ name: `quarterly-report${suffix}.${renderer.format}`, bytes: rendered.bytes });
    sayReplaced(session, renderer.format, rendered.replaced);
  }
  terminal.progress("");
  if (options.stdout) {
    for (const output of outputs) terminal.document(output.bytes);
  } else {
    const formats = renderers.map((one) => one.format);
    const manifest = manifestOf({
      source: made.source,
      tool: { version: world.version, platform: world.architecture },
      templates: [template, theme].map(({ path, shipped, sha256 }) => ({ path, shipped, sha256 })),
      fonts: formats.includes("pdf") ? [...bundledFonts(world)] : [],
      formats,
      confirmed,
      outputs: outputs.map(({ name, bytes }) => ({ path: name, sha256: world.sha256(bytes) })),
      sha256: world.sha256,
      gitBlobId: world.gitBlobId,
    });
    await writeOut(session, options, facts, { manifest, suffix, outputs });
  }
  return sayCounts(session, facts, problems);
}

/** A fault of a template is met in checking and again in making the report. */
function isSame(one: Problem, other: Problem): boolean {
  return (
    one.rule === other.rule && one.place.path === other.place.path && one.place.line === other.place.line
  );
}

function composed(
  base: KnowledgeBase,
  facts: PeriodFacts,
  before: PeriodFacts | undefined,
  template: TemplateInForce,
  { world }: Session,
  edition: Edition,
): Composed & { readonly source: ReportSource } {
  const index = references(base);
  const reviews = confirmation(base, facts, index);
  const made = {
    base,
    facts,
    before,
    confirmation: reviews,
    edition,
    stage: "draft",
    issue: 1,
  } as const;
  const version = world.sha256(inputsAsText(made, template.text)).slice(0, 12);
  const source: ReportSource = { ...made, version, references: index };
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
  return { ...compose(source, { path: template.path, tree }, SECTIONS), source };
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
  options: ReportOptions,
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

async function renderersFor(session: Session, options: ReportOptions): Promise<readonly Renderer[]> {
  const asked = options.format?.split(",").map((one) => one.trim().toLowerCase());
  if (options.stdout && asked?.length !== 1) {
    throw new UserError(
      "wrong-usage",
      "--stdout prints one format: name it with --format.",
      "Such as --format md --stdout.",
    );
  }
  const found: Renderer[] = [];
  for (const name of new Set(asked ?? DEFAULT_FORMATS)) {
    const listed = FORMATS.find((one) => one.format === name);
    if (!listed) {
      const known = FORMATS.map((one) => one.format);
      throw new UserError("unknown-format", `${name} is no format of a report.`, didYouMean(name, known));
    }
    const renderer = await listed.load();
    if (await renderer.isThere()) found.push(renderer);
    else if (asked)
      throw new UserError(
        "no-engine",
        `There is no ${name} engine for this machine; nothing was written.`,
        "Leave it out: --format md.",
      );
    else session.terminal.note(`There is no ${name} engine for this machine: the report is made without it.`);
  }
  return found;
}

async function writeOut(
  session: Session,
  options: ReportOptions,
  facts: PeriodFacts,
  { manifest, suffix, outputs }: Pick<ReportSet, "manifest" | "suffix" | "outputs">,
): Promise<void> {
  const { world, terminal } = session;
  const folder = await folderOf(session, options, facts);
  const shown = (name: string) => (relative(world.cwd, join(folder, name)) || name).replaceAll("\\", "/");
  if (options.dryRun) {
    for (const { name } of outputs) terminal.result(shown(name));
    terminal.note("Nothing was written (--dry-run).");
    return;
  }
  const bounds = options.output === undefined ? { root: session.root(), cwd: world.cwd } : { cwd: world.cwd };
  const written = await writeReportSet(
    { folder, manifest, suffix, outputs, force: options.force === true },
    world,
    bounds,
  );
  for (const { name } of outputs) terminal.result(shown(name));
  for (const name of written.removed) terminal.note(`Removed ${shown(name)}: it was of an earlier run.`);
  for (const name of written.kept)
    terminal.note(`Left ${shown(name)}: it was changed by hand and is of an earlier run.`);
}

/** `reports/2025-26/q2/`; a state of the past has a folder of its own. */
async function folderOf(
  { root, world, options: global, source }: Session,
  options: ReportOptions,
  facts: PeriodFacts,
) {
  if (options.output !== undefined) return resolve(world.cwd, options.output);
  const folder = usualFolder({ root }, facts);
  if (global.asOf !== undefined) return join(folder, `as-of-${global.asOf}`);
  const { commit } = await source();
  return commit ? join(folder, `at-${commit.id.slice(0, 12)}`) : folder;
}

function usualFolder({ root }: Pick<Session, "root">, { period }: PeriodFacts): string {
  return join(root(), "reports", period.year.folder, (period.quarter ?? "").toLowerCase());
}

function sayReplaced(
  session: Session,
  format: string,
  replaced: readonly { readonly character: string }[],
): void {
  if (replaced.length === 0) return;
  const codes = [...new Set(replaced.map((one) => one.character))].join(", ");
  session.terminal.note(`In the ${format}, characters that no font has stand as their codes: ${codes}.`);
}
