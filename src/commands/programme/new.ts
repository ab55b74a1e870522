import { join } from "node:path";
import { type Command, Option } from "commander";
import { type Unfinished, unfinishedOf } from "../../assurance/programme-carry.ts";
import { frameworkOf } from "../../assurance/quarter.ts";
import { type RolledProgramme, rolledProgramme } from "../../assurance/rolled-programme.ts";
import { diaryPath } from "../../edge/diary.ts";
import { STOPPED } from "../../edge/prompts.ts";
import { templateInForce } from "../../edge/shipped.ts";
import { createFile, makeFolder } from "../../edge/write.ts";
import type { Framework } from "../../model/framework.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { compareText } from "../../model/problem.ts";
import type { Programme } from "../../model/programme.ts";
import type { PROGRAMME_VALUES } from "../../model/template-names.ts";
import { UserError } from "../../model/user-error.ts";
import { daysInWords, wholeYear, type Year, yearFrom } from "../../model/year.ts";
import { EMPTY_DIARY, programmeIn, programmeText } from "../../parse/programme-text.ts";
import { yearOption, yearsWithProgramme } from "../chosen-period.ts";
import type { Run } from "../command.ts";
import type { ExitCode, Session } from "../session.ts";
import { foundIn, mustNotIdentify, privacyGuard } from "../writing/privacy-guard.ts";
import { prompterFor } from "../writing/prompter.ts";
import { askCarried, carriedByOptions, inWords, mustSayCarry } from "./carry.ts";
import { mustNotBeUnreadable, programmeOf, programmePath } from "./programme-of.ts";

interface NewOptions {
  readonly year: string;
  readonly from?: string;
  readonly carry?: readonly string[];
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly format: "pretty" | "json";
}

/** `scrutiny programme new`: the programme and the diary of a new year, rolled forward from an earlier one. */
export function defineNew(command: Command, run: Run): void {
  command
    .command("new")
    .description(
      "Write the work programme and the empty diary of a new year, rolled forward from the newest before it. A file that is there is never changed.",
    )
    .requiredOption("--year <year>", "the new scrutiny year, 2026/27")
    .option("--from <year>", "the year to roll forward from; else the newest before it")
    .option("--carry <what...>", "what of the unfinished goes on: all, none, or ids and numbers")
    .option("--yes", "ask nothing: open points and recommendations go on, what was not done does not")
    .option("--dry-run", "show what would be written, and write nothing")
    .addOption(new Option("--format <format>", "how to say it").choices(["pretty", "json"]).default("pretty"))
    .addHelpText(
      "after",
      "\nExamples:\n  $ scrutiny programme new --year 2026/27\n  $ scrutiny programme new --year 2026/27 --carry assurance-group it-access 2025/26-R3\n  $ scrutiny programme new --year 2026/27 --carry none --dry-run",
    )
    .action((options: NewOptions) => run((session) => begin(session, options)));
}

/** A programme that is rolled forward, and what it is made with. */
interface Rolling {
  readonly to: Year;
  readonly from: Year;
  readonly programme: Programme;
  /** Lines of comment in its file, which are not copied. */
  readonly comments: number;
  readonly framework: Framework;
  readonly unfinished: readonly Unfinished[];
  readonly carried: readonly Unfinished[];
}

async function begin(session: Session, options: NewOptions): Promise<ExitCode> {
  session.mustBeNow("programme new");
  const base = await session.knowledgeBase();
  const to = yearOption(options.year, base.policy.value.year.starts);
  const framework = frameworkInForce(base);
  const from = yearFromOf(base, to, options);
  const isThere = base.files.found.includes(programmePath(to));
  if (!from || isThere)
    return saying(
      session,
      options,
      { to },
      await write(session, to, isThere ? "" : await blank(session, to, framework), options),
    );
  const { value: programme, text } = programmeOf(base, from);
  const comments = text.split("\n").filter((line) => /^\s*#/.test(line)).length;
  const unfinished = unfinishedOf(base, from, programme, await session.today());
  const carried = await carriedOf(session, unfinished, { ...options, from, to });
  if (carried === STOPPED) {
    session.terminal.note("Stopped; nothing was written.");
    return 130;
  }
  const rolling: Rolling = { to, from, programme, comments, framework, unfinished, carried };
  const rolled = rolledProgramme({ from: { year: from, programme }, to, framework, carried });
  const written = await write(session, to, textOf(rolling, rolled), options);
  tell(session, rolling, rolled);
  return saying(session, options, rolling, written);
}

/** What became of the two files, by their paths below the root. */
interface Written {
  readonly written: readonly string[];
  /** There already, and left as they were. */
  readonly standing: readonly string[];
}

function saying(
  { terminal }: Session,
  { format }: NewOptions,
  { to, from, carried = [], unfinished = [] }: Pick<Rolling, "to"> & Partial<Rolling>,
  { written, standing }: Written,
): ExitCode {
  const ids = (list: readonly Unfinished[]) => list.map(({ id }) => id).sort(compareText);
  const stays = unfinished.filter((one) => !carried.includes(one));
  const document = {
    version: 1,
    year: to.label,
    from: from?.label ?? null,
    written,
    standing,
    carried: ids(carried),
    notCarried: ids(stays),
  };
  if (format === "json") terminal.document(`${JSON.stringify(document, null, 2)}\n`);
  return standing.length > 0 ? 1 : 0;
}

function frameworkInForce(base: KnowledgeBase): Framework {
  const framework = frameworkOf(base, undefined);
  if (framework) return framework.value;
  throw new UserError(
    "no-framework",
    "There is no framework: no file programme/framework.yaml.",
    "Write the areas and criteria there first.",
  );
}

/** The year that is rolled forward; undefined where there is none before the new one. */
function yearFromOf(base: KnowledgeBase, to: Year, { from }: NewOptions): Year | undefined {
  if (from !== undefined) {
    const year = yearOption(from, base.policy.value.year.starts);
    if (year.start !== to.start) return programmeOf(base, year).value && year;
    throw new UserError("wrong-usage", "--from and --year name the same year.", "Name an earlier one.");
  }
  const newest = yearsWithProgramme(base).find((year) => year.start < to.start);
  // a newer one that cannot be read is not to be passed over
  for (let start = to.start - 1; start > (newest?.start ?? to.start - YEARS_BACK); start -= 1)
    mustNotBeUnreadable(base, yearFrom(start, base.policy.value.year.starts));
  return newest;
}

/** How far back an unreadable programme is looked for where none can be read. */
const YEARS_BACK = 20;

async function carriedOf(
  session: Session,
  unfinished: readonly Unfinished[],
  options: Pick<NewOptions, "carry" | "yes" | "format"> & { readonly from: Year; readonly to: Year },
): Promise<readonly Unfinished[] | typeof STOPPED> {
  const { from, to } = options;
  const said = carriedByOptions(unfinished, options);
  if (said) return said;
  const prompter = await prompterFor(session, {
    yes: false,
    json: options.format === "json",
    takesInput: false,
  });
  if (!prompter) return mustSayCarry(unfinished, from.label);
  prompter.begin(`Work programme ${to.label}, from ${from.label}`);
  const answer = await askCarried(prompter, unfinished, { from: from.label, to: to.label });
  prompter.end(answer === STOPPED ? "Stopped." : "Writing it.");
  return answer;
}

/** The text of a programme that begins with nothing, from the template in force. */
async function blank(session: Session, to: Year, framework: Framework): Promise<string> {
  const template = templateInForce(await session.knowledgeBase(), "programme.yaml", session.world);
  const named: Readonly<Record<(typeof PROGRAMME_VALUES)[number], string>> = {
    year: to.label,
    days: daysInWords(wholeYear(to)),
    framework: framework.id,
  };
  const values: Readonly<Record<string, string>> = named;
  const text = template.text.replace(/\{\{([a-z-]+)\}\}/g, (whole, name: string) => values[name] ?? whole);
  if (programmeIn(text)) {
    session.terminal.note(`There is no programme of an earlier year: a blank one, from ${template.path}.`);
    return text;
  }
  throw new UserError(
    "bad-template",
    `${template.path} does not make a programme that can be read; nothing was written.`,
    "Mend it, or take it away: the shipped one then serves.",
    1,
  );
}

function textOf({ to, from, programme, carried }: Rolling, rolled: RolledProgramme): string {
  const ofActivities = new Map<string, string[]>();
  const add = (id: string, line: string) => ofActivities.set(id, [...(ofActivities.get(id) ?? []), line]);
  for (const { id, days } of rolled.withoutDays)
    add(
      id,
      `${days} fixed ${days === 1 ? "day" : "days"} in ${from.label}, now counts: write the days of ${to.label} when they are known.`,
    );
  for (const one of carried)
    if (one.is === "activity") add(one.id, `Q1 holds ${one.short} more, not done in ${from.label}.`);
  const made = programmeText({
    programme: rolled.programme,
    head: [
      `The work programme of ${daysInWords(wholeYear(to))}, made from that of ${from.label} by scrutiny programme new.`,
      "Edit what is different this year: themes in titles, counts a quarter, who sends which information.",
      "Keep the id of what goes on: notes and the diary name activities by it.",
      "planned: counts a quarter such as {Q1: 1, Q2: 2}, a list of days, as-agreed or as-required.",
      "Who agreed it, and when, is written by: scrutiny programme agree",
    ],
    days:
      programme.days === undefined
        ? "Days contracted for the year: days: NUMBER"
        : `${programme.days} days were contracted for ${from.label}. When those of ${to.label} are known, write days: NUMBER`,
    ofActivities,
  });
  if ("text" in made) return made.text;
  throw new UserError(
    "not-written",
    `The programme of ${to.label} was not written: ${made.refused}`,
    `See what is wrong: scrutiny check ${programmePath(from)}`,
    1,
  );
}

/** Writes what is not there yet; what is there is left and named, with exit 1. */
async function write(
  session: Session,
  to: Year,
  programme: string,
  { dryRun, format }: NewOptions,
): Promise<Written> {
  const { terminal, world } = session;
  const found = (await session.knowledgeBase()).files.found;
  const files = [
    { path: programmePath(to), text: programme },
    { path: diaryPath(to), text: EMPTY_DIARY },
  ];
  const [standing, fresh] = [
    files.filter(({ path }) => found.includes(path)),
    files.filter(({ path }) => !found.includes(path)),
  ];
  for (const { path, text } of fresh)
    mustNotIdentify(session, path, foundIn(await privacyGuard(session, path), [{ where: path, text }]));
  const options = { root: session.root(), cwd: world.cwd };
  if (dryRun !== true) await makeFolder(join(session.root(), "programme", to.folder), options);
  for (const { path, text } of fresh) {
    if (dryRun === true && format !== "json")
      terminal.result(`Would write ${session.shown(path)}:\n\n${text}`);
    if (dryRun === true) continue;
    await createFile(join(session.root(), path), Buffer.from(text), options);
    if (format !== "json") terminal.result(session.shown(path));
  }
  for (const { path } of standing)
    terminal.failure(`${session.shown(path)} is there already and was left as it is.`);
  if (fresh.some(({ path }) => path === programmePath(to))) {
    terminal.note(`Edit it, then type: scrutiny check ${session.shown(programmePath(to))}`);
    terminal.note(`When it is agreed: scrutiny programme agree --year ${to.label} --by ID --on DAY`);
  }
  const paths = (list: readonly { readonly path: string }[]) =>
    list.map(({ path }) => path).sort(compareText);
  return { written: dryRun === true ? [] : paths(fresh), standing: paths(standing) };
}

/** What was carried, and what stayed behind: nothing is dropped without a word. */
function tell({ terminal }: Session, rolling: Rolling, rolled: RolledProgramme): void {
  const { from, to, programme, unfinished, carried, framework } = rolling;
  terminal.note(`Rolled forward from ${from.label}, with the framework ${framework.id}.`);
  for (const one of carried) terminal.note(`Goes on: ${inWords(one)}`);
  for (const one of unfinished) if (!carried.includes(one)) terminal.note(`Does not go on: ${inWords(one)}`);
  if (unfinished.some((one) => one.is === "recommendation"))
    terminal.note(
      "An open recommendation stays open in its register, whether the programme names it or not.",
    );
  for (const { id, title, days } of rolled.withoutDays)
    terminal.note(
      `${title} (${id}) had ${days} fixed ${days === 1 ? "day" : "days"} in ${from.label}; it has counts a quarter now, and no days.`,
    );
  for (const { id, of } of rolled.notInFramework)
    terminal.note(`${id} of ${of} is not in the framework ${framework.id} and was left out.`);
  const settled = programme["open-points"].filter((one) => one.settled !== undefined).length;
  if (settled > 0)
    terminal.note(
      `Settled in ${from.label} and left there: ${settled} open ${settled === 1 ? "point" : "points"}.`,
    );
  if (rolling.comments > 0)
    terminal.note(
      `${rolling.comments} ${rolling.comments === 1 ? "line" : "lines"} of comment in ${programmePath(from)} not copied.`,
    );
  if (programme.days !== undefined)
    terminal.note(`The ${programme.days} days contracted for ${from.label} are not taken for ${to.label}.`);
}
