import { type Command, Option } from "commander";
import { addToDiary, diaryPath } from "../edge/diary.ts";
import { type Day, dayInWords, isDay } from "../model/day.ts";
import { didYouMean } from "../model/nearest.ts";
import { type DiaryEntry, diarySchema, UNPLANNED } from "../model/programme.ts";
import { UserError } from "../model/user-error.ts";
import { type Year, yearOf } from "../model/year.ts";
import { flowLine, hiddenIn } from "../parse/note-text.ts";
import type { CommandFile } from "./command.ts";
import type { ExitCode, Session } from "./session.ts";
import { foundIn, mustNotIdentify, privacyGuard } from "./writing/privacy-guard.ts";

interface DoneOptions {
  readonly on?: string;
  readonly days?: string;
  readonly cancelled?: boolean;
  readonly postponed?: boolean;
  readonly missed?: boolean;
  readonly notInvited?: boolean;
  readonly why?: string;
  readonly papers?: "in-time" | "late" | "none";
  readonly title?: string;
  readonly again?: boolean;
  readonly dryRun?: boolean;
}

/** `scrutiny done ACTIVITY`: adds one line to the diary of the day's year, and changes nothing else. */
export const done: CommandFile = {
  define(command: Command, run) {
    command
      .description(
        "Add a line to the diary: an activity was done, cancelled, postponed, missed, or you were not invited.",
      )
      .argument("<activity>", "an activity of the work programme, or unplanned")
      .option("--on <day>", "the day; else today")
      .option("--days <number>", "days of yours that it took, such as 0.5")
      .addOption(
        new Option("--cancelled", "it was cancelled").conflicts(["postponed", "missed", "notInvited"]),
      )
      .addOption(new Option("--postponed", "it was put off").conflicts(["missed", "notInvited"]))
      .addOption(new Option("--missed", "it was held without you").conflicts(["notInvited"]))
      .option("--not-invited", "it was held and you were not invited")
      .option("--why <text>", "why it was not done")
      .addOption(new Option("--papers <when>", "how its papers came").choices(["in-time", "late", "none"]))
      .option("--title <text>", "what it was, where it is unplanned")
      .option("--again", "add it even where that day has a line of it")
      .option("--dry-run", "show the line, and write nothing")
      .addHelpText(
        "after",
        "\nExamples:\n  $ scrutiny done dsp-group --days 0.5 --papers in-time\n  $ scrutiny done assurance-group --on 2025-08-12 --cancelled --why 'Too few members could come.'",
      )
      .action((activity: string, options: DoneOptions) =>
        run((session) => addLine(session, activity, options)),
      );
  },
};

async function addLine(session: Session, activity: string, options: DoneOptions): Promise<ExitCode> {
  session.mustBeNow("done");
  const { terminal, world } = session;
  const today = await session.today();
  const on = dayOf(options.on, today);
  const year = yearOf(on, (await session.policy()).value.year.starts);
  await mustBeActivity(session, activity, year);
  const entry = entryOf(activity, on, options);
  const path = session.shown(diaryPath(year));
  await mustNameNobody(session, diaryPath(year), entry);
  if (entry.outcome === "done" && on > today) terminal.note(`The day, ${dayInWords(on)}, is still to come.`);
  if (options.dryRun === true) {
    terminal.result(`Would add to ${path}:\n\n  - ${flowLine(entry)}`);
    return 0;
  }
  const again = options.again === true;
  const change = await addToDiary({ root: session.root(), cwd: world.cwd, year, entry, again });
  if (change.is === "standing") {
    throw new UserError(
      "exists",
      `${path}:${change.line} has a line of ${activity} on ${dayInWords(on)} already, as ${change.entry.outcome}; none was added.`,
      "Change that line, or add a second one with --again.",
      1,
    );
  }
  terminal.result(path);
  terminal.note(`Added line ${change.line}: ${flowLine(entry)}`);
  return 0;
}

/** Looks at the words of the line before it is written. */
async function mustNameNobody(session: Session, path: string, { why, title }: DiaryEntry): Promise<void> {
  const texts = [
    { where: "--why", text: why ?? "" },
    { where: "--title", text: title ?? "" },
  ];
  mustNotIdentify(session, "the line", foundIn(await privacyGuard(session, path), texts));
}

function dayOf(text: string | undefined, today: Day): Day {
  if (text === undefined) return today;
  if (isDay(text)) return text;
  throw new UserError("bad-day", "--on takes a day that exists, such as 2025-07-14.");
}

async function mustBeActivity(session: Session, id: string, year: Year): Promise<void> {
  const programme = (await session.knowledgeBase()).years.get(year.start)?.programme?.value;
  const known = [...(programme?.activities ?? []).map((one) => one.id), UNPLANNED];
  if (known.includes(id)) return;
  if (!programme) {
    throw new UserError(
      "no-programme",
      `There is no work programme for ${year.label}, so no activity ${id}.`,
      `Use ${UNPLANNED} with --title, or name a day of another year with --on.`,
    );
  }
  const hint = didYouMean(id, known) ?? `They stand in programme/${year.folder}/programme.yaml.`;
  throw new UserError(
    "unknown-activity",
    `There is no activity ${id} in the work programme of ${year.label}.`,
    hint,
  );
}

function entryOf(activity: string, on: Day, options: DoneOptions): DiaryEntry {
  const outcome = outcomeOf(options);
  if (outcome !== "done" && options.why === undefined) {
    throw new UserError("missing-answer", "What was not done needs a reason.", "Give it with --why TEXT.");
  }
  if (outcome === "done" && options.why !== undefined) {
    throw new UserError(
      "wrong-usage",
      "--why belongs to --cancelled, --postponed, --missed or --not-invited.",
      "Without one of them the line says that it was done.",
    );
  }
  if (activity === UNPLANNED && options.title === undefined) {
    throw new UserError("missing-answer", "What is unplanned needs a title.", "Give it with --title TEXT.");
  }
  const { why, papers, title } = options;
  const days = options.days === undefined ? undefined : Number(options.days.replace(",", "."));
  const line = { on, activity, outcome, why, days, papers, title };
  const given = Object.fromEntries(Object.entries(line).filter(([, value]) => value !== undefined));
  const shape = diarySchema.safeParse({ entries: [given] });
  const entry = shape.data?.entries[0];
  const hidden = hiddenIn(given);
  if (entry && !hidden) return entry;
  const issue = shape.error?.issues[0];
  const said = issue
    ? `${String(issue.path.at(-1))}: ${issue.message.replace(/^Invalid input: /, "")}.`
    : hidden;
  throw new UserError("wrong-value", `--${said}`);
}

function outcomeOf(options: DoneOptions): DiaryEntry["outcome"] {
  if (options.cancelled) return "cancelled";
  if (options.postponed) return "postponed";
  if (options.missed) return "missed";
  return options.notInvited ? "not-invited" : "done";
}
