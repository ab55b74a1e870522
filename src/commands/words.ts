import { join } from "node:path";
import type { Command } from "commander";
import { asAtOf, findingKey, frameworkOf, type PeriodFacts, periodFacts } from "../assurance/quarter.ts";
import { templateInForce } from "../edge/shipped.ts";
import { createFile, editFile, makeFolder } from "../edge/write.ts";
import { dayInWords } from "../model/day.ts";
import { UserError } from "../model/user-error.ts";
import { type Period, wholeYear } from "../model/year.ts";
import { mustBeKnownYear, quarterOption, yearOption } from "./chosen-period.ts";
import type { CommandFile } from "./command.ts";
import type { ExitCode, Session } from "./session.ts";
import { comment, findingLines, listedIn, unclosedComment } from "./words/comments.ts";
import { layOut } from "./words/layout.ts";
import { foundIn, mustNotIdentify, privacyGuard } from "./writing/privacy-guard.ts";

/** What the page says it took from notes. */
const NOTES_HOLD = "the page, which lists findings of notes,";

interface WordsOptions {
  readonly quarter?: string;
  readonly year?: string;
  readonly more?: boolean;
  readonly dryRun?: boolean;
}

/** `scrutiny words`: lays out the page of the scrutineer's own words. What is there is never touched. */
export const words: CommandFile = {
  define(command: Command, run) {
    command
      .description(
        "Lay out the page of your own words for a quarter or the year, with its findings ready to cite. A page that is there is never changed.",
      )
      .option("--quarter <quarter>", "Q1 to Q4")
      .option("--year <year>", "the scrutiny year, 2025/26; without --quarter, the words of the statement")
      .option("--more", "to a page that is there, add what came since, as comments at its end")
      .option("--dry-run", "show what would be written, and write nothing")
      .addHelpText(
        "after",
        "\nExamples:\n  $ scrutiny words --quarter Q2\n  $ scrutiny words --quarter Q2 --more\n  $ scrutiny words --year 2025/26",
      )
      .action((options: WordsOptions) => run((session) => layOutWords(session, options)));
  },
};

async function layOutWords(session: Session, options: WordsOptions): Promise<ExitCode> {
  session.mustBeNow("words");
  const base = await session.knowledgeBase();
  const { period } = await periodOf(session, options);
  mustBeKnownYear(base, period.year);
  const facts = await factsOf(session, period);
  const name = period.quarter ? `${period.quarter.toLowerCase()}.md` : "statement.md";
  const path = `programme/${period.year.folder}/${name}`;
  const isThere = base.files.found.includes(path);
  if (isThere && options.more === true) return addMore(session, facts, path, options.dryRun === true);
  if (isThere) {
    throw new UserError(
      "exists",
      `${session.shown(path)} is there already and was left as it is.`,
      "To add what came since, as comments at its end, type the same with --more.",
      1,
    );
  }
  return writePage(session, facts, path, options.dryRun === true);
}

async function periodOf(session: Session, options: WordsOptions): Promise<{ readonly period: Period }> {
  const base = await session.knowledgeBase();
  if (options.quarter !== undefined) {
    const read = { quarter: options.quarter, year: options.year };
    const { period, said } = quarterOption(base, await session.today(), read);
    if (said) session.terminal.note(said);
    return { period };
  }
  if (options.year !== undefined) {
    return { period: wholeYear(yearOption(options.year, base.policy.value.year.starts)) };
  }
  throw new UserError(
    "missing-answer",
    "Which page: a quarter's, or the year's?",
    "Type --quarter Q2 for a quarterly report, or --year 2025/26 for the annual statement.",
  );
}

async function factsOf(session: Session, period: Period): Promise<PeriodFacts> {
  const base = await session.knowledgeBase();
  const framework = frameworkOf(base, base.years.get(period.year.start));
  if (framework) return periodFacts(base, period, asAtOf(base, period, await session.today()), framework);
  throw new UserError(
    "no-framework",
    "There is no framework: no file programme/framework.yaml.",
    "Write the areas and criteria there first.",
  );
}

async function writePage(
  session: Session,
  facts: PeriodFacts,
  path: string,
  isDry: boolean,
): Promise<ExitCode> {
  const { terminal, world } = session;
  const base = await session.knowledgeBase();
  const { quarter } = facts.period;
  const template = templateInForce(base, quarter ? "quarter-words.md" : "statement-words.md", world);
  const text = layOut({ base, facts, template: template.text });
  const found = foundIn(await privacyGuard(session, path), [{ where: "the page", text }]);
  mustNotIdentify(session, NOTES_HOLD, found);
  if (isDry) {
    terminal.result(`Would write ${session.shown(path)}:\n\n${text}`);
    return 0;
  }
  const options = { root: session.root(), cwd: world.cwd };
  await makeFolder(join(session.root(), "programme", facts.period.year.folder), options);
  await createFile(join(session.root(), path), Buffer.from(text), options);
  terminal.result(session.shown(path));
  const { used, leftOut } = facts.notes;
  const left = leftOut.length === 0 ? "" : `, ${leftOut.length} left out (named at the end of the page)`;
  terminal.note(`${facts.findings.length} findings of ${used.length} notes are ready to cite${left}.`);
  const next = quarter
    ? `, then type: scrutiny report --quarter ${quarter} --year ${facts.period.year.label}`
    : ".";
  terminal.note(`Write in place of each "Write here:"${next}`);
  return 0;
}

async function addMore(
  session: Session,
  facts: PeriodFacts,
  path: string,
  isDry: boolean,
): Promise<ExitCode> {
  const { terminal, world } = session;
  const policy = (await session.policy()).value;
  const today = await session.today();
  const lengths = new Map(facts.notes.used.map(({ record }) => [record.id, record.value.findings.length]));
  const guard = await privacyGuard(session, path);
  let added = "";
  let count = 0;
  const edit = (bytes: Uint8Array): Uint8Array => {
    const text = textOf(bytes, session.shown(path));
    const listed = listedIn(text, lengths);
    const fresh = facts.findings.filter((one) => !listed.has(findingKey(one.note.record.id, one.n)));
    count = fresh.length;
    if (count === 0) return bytes;
    const lines = fresh.flatMap((one) => [
      ...(one.finding.about === undefined ? [] : [one.finding.about]),
      ...findingLines(one, policy),
    ]);
    added = comment([`Came since; laid out on ${dayInWords(today)}.`, ...lines]);
    mustNotIdentify(session, NOTES_HOLD, foundIn(guard, [{ where: "what came since", text: added }]));
    const end = text.includes("\r\n") ? "\r\n" : "\n";
    const gap = text.endsWith("\n") ? end : `${end}${end}`;
    const more = Buffer.from(`${gap}${added.replaceAll("\n", end)}`);
    return Buffer.concat([bytes, more]);
  };
  await editFile(join(session.root(), path), edit, { root: session.root(), cwd: world.cwd, isTrial: isDry });
  if (isDry) {
    terminal.result(count === 0 ? "Would add nothing." : `Would add to ${session.shown(path)}:\n\n${added}`);
    return 0;
  }
  terminal.result(session.shown(path));
  terminal.note(
    count === 0
      ? "Nothing came since: every finding is cited or listed."
      : `Added ${count} findings at its end, as a comment.`,
  );
  return 0;
}

/** The page's text; throws where nothing can be added to it without spoiling it. */
function textOf(bytes: Uint8Array, shown: string): string {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UserError(
      "not-utf-8",
      `${shown} is not UTF-8 text; nothing was added.`,
      "Save it as UTF-8.",
      1,
    );
  }
  const line = unclosedComment(text);
  if (line === undefined) return text;
  throw new UserError(
    "unclosed-comment",
    `${shown}:${line} begins a comment that is never ended; nothing was added.`,
    "End it with --> first: what is added would hide all that stands between.",
    1,
  );
}
