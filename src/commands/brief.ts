import { relative } from "node:path";
import { type Command, Option } from "commander";
import { type BriefSubject, briefSubject } from "../assurance/brief/who.ts";
import { briefFacts } from "../assurance/brief.ts";
import { createFile, replaceFile } from "../edge/write.ts";
import { type Day, isDay } from "../model/day.ts";
import type { ReportDocument } from "../model/document.ts";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import { didYouMean } from "../model/nearest.ts";
import { UserError } from "../model/user-error.ts";
import { FORMATS } from "../render/index.ts";
import { markdownInLines } from "../render/markdown-in-lines.ts";
import type { Rendered } from "../render/renderer.ts";
import { BRIEF_LENGTHS, briefDocument } from "../report/brief.ts";
import { defaultYear } from "./chosen-period.ts";
import type { CommandFile } from "./command.ts";
import { assetsFor } from "./report/assets.ts";
import { sayLeftOut } from "./report/format-out.ts";
import { renderersFor } from "./report/options.ts";
import { carriesPrivate } from "./report/privacy.ts";
import type { ExitCode, Session } from "./session.ts";

interface BriefOptions {
  readonly on?: string;
  readonly format: string;
  readonly output?: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
}

/** `scrutiny brief ACTIVITY`: a page before a meeting. */
export const brief: CommandFile = {
  define(command: Command, run) {
    command
      .description(
        "Make the page before a meeting: what is open with those who will be there, what was promised, what was found last.",
      )
      .argument("<activity>", "an activity of the programme, a group or an agency, by its id")
      .option("--on <day>", "the day of the meeting, from which ages and lateness count (default: today)")
      .addOption(
        new Option("--format <format>", "the format")
          .choices(FORMATS.map(({ format }) => format))
          .default("md"),
      )
      .option("--output <file>", "write this file; Markdown is printed where there is none")
      .option("--force", "write over a file that is there")
      .option("--dry-run", "say what would be written and write nothing")
      .addHelpText(
        "after",
        "\nExamples:\n  $ scrutiny brief dsp-group\n  $ scrutiny brief dsp-group --on 2026-07-09 --format pdf",
      )
      .action((activity: string, options: BriefOptions) =>
        run((session) => makeBrief(session, activity, options)),
      );
  },
};

async function makeBrief(session: Session, id: string, options: BriefOptions): Promise<ExitCode> {
  const { terminal, world } = session;
  const engines = renderersFor(session, { format: options.format });
  terminal.progress("Reading the knowledge base");
  const base = await session.knowledgeBase();
  const [renderer] = await engines;
  if (!renderer) throw new RangeError("a format that was asked for has a renderer");
  const policy = base.policy.value;
  const on = dayOf(options.on, await session.today());
  const facts = briefFacts(base, subjectOf(base, id, on), on);
  const documents = BRIEF_LENGTHS.map((length) => briefDocument(facts, policy, length));
  const [longest] = documents;
  if (longest && carriesPrivate(session, policy, longest, await session.today())) return 1;
  const { assets } = assetsFor(base, world);
  const made = await onePage(documents, (document) => renderer.render(document, assets));
  terminal.progress("");
  sayLeftOut(session, options.format, made);
  if (options.output === undefined && options.format === "md") {
    if (world.stdout.isTTY)
      terminal.result(markdownInLines(Buffer.from(made.bytes).toString("utf8").trimEnd(), terminal.columns));
    else terminal.document(made.bytes);
    return 0;
  }
  if (made.pages !== undefined && made.pages > 1)
    terminal.note(`It has ${made.pages} pages: so much is open.`);
  return writeBrief(session, options, nameOf(id, on, options), made.bytes);
}

/** The first that is one page; where none is, the first. A format without pages is as the first. */
async function onePage(
  documents: readonly ReportDocument[],
  render: (document: ReportDocument) => Promise<Rendered>,
): Promise<Rendered> {
  let first: Rendered | undefined;
  for (const document of documents) {
    const made = await render(document);
    if ((made.pages ?? 1) <= 1) return made;
    first ??= made;
  }
  if (!first) throw new RangeError("a brief has a document");
  return first;
}

function dayOf(text: string | undefined, today: Day): Day {
  if (text === undefined) return today;
  if (isDay(text)) return text;
  throw new UserError("bad-day", "--on takes a day that exists, such as 2025-10-09.");
}

function subjectOf(base: KnowledgeBase, typed: string, on: Day): BriefSubject {
  const year = defaultYear(base, on);
  const subject = briefSubject(base, year, typed.trim().toLowerCase());
  if (subject) return subject;
  const { agencies, groups } = base.policy.value;
  const activities = base.years.get(year.start)?.programme?.value.activities ?? [];
  const known = new Set([...activities, ...groups, ...agencies].map(({ id }) => id));
  throw new UserError(
    "unknown-activity",
    `${typed} is no activity of the programme of ${year.label}, no group and no agency.`,
    didYouMean(typed, known) ?? `Known: ${[...known].join(", ")}.`,
  );
}

function nameOf(id: string, on: Day, { output, format }: BriefOptions): string {
  return output ?? `brief-${id.trim().toLowerCase()}-${on}.${format}`;
}

/** Where the user stands, or where they say; a file that is there stays unless forced. */
async function writeBrief(
  session: Session,
  { force, dryRun }: BriefOptions,
  name: string,
  bytes: Uint8Array,
): Promise<ExitCode> {
  const { terminal, world } = session;
  const path = session.placed(name);
  const shown = (relative(world.cwd, path) || name).replaceAll("\\", "/");
  if (dryRun) terminal.note("Nothing was written (--dry-run).");
  else if (force) await replaceFile(path, bytes, { cwd: world.cwd });
  else await createFile(path, bytes, { cwd: world.cwd });
  terminal.result(shown);
  return 0;
}
