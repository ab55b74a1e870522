import { type Command, Option } from "commander";
import { allEntries, type EntryFile } from "../assurance/reference.ts";
import { linesWithNumber, placesNaming } from "../check/places-naming.ts";
import { editRecordFile } from "../edge/edit-record.ts";
import { issuedReports } from "../edge/issued-reports.ts";
import { freeNumber, underNumbers } from "../edge/new-entry.ts";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import { compareText } from "../model/problem.ts";
import { openedOn } from "../model/registers.ts";
import { UserError } from "../model/user-error.ts";
import { type Year, yearOf } from "../model/year.ts";
import { editedRecord } from "../parse/record-edit.ts";
import { readEntry } from "../parse/record-update.ts";
import type { CommandFile } from "./command.ts";
import { namedRecord } from "./named-record.ts";
import type { ExitCode, Session } from "./session.ts";

interface RenumberOptions {
  readonly dryRun?: boolean;
  readonly format: "pretty" | "json";
}

/** `scrutiny renumber ID`: mends a clash of numbers, as long as no final report has printed the entry. */
export const renumber: CommandFile = {
  define(command: Command, run) {
    command
      .description(
        "Give a register entry the next free number of its year, where another entry has the one that it has. Once an entry stands in a final report its number never changes.",
      )
      .argument("<id>", "the entry that gets another number: its id, or a part of it")
      .option("--dry-run", "show the number, and write nothing")
      .addOption(
        new Option("--format <format>", "how to say it").choices(["pretty", "json"]).default("pretty"),
      )
      .addHelpText("after", "\nExample:\n  $ scrutiny renumber 2025-10-23-publish-a-health-rota-for-cjpb")
      .action((id: string, options: RenumberOptions) => run((session) => giveNumber(session, id, options)));
  },
};

/** An entry with a number, and its year. */
interface Numbered {
  readonly file: EntryFile;
  readonly number: string;
  readonly year: Year;
}

async function giveNumber(session: Session, id: string, options: RenumberOptions): Promise<ExitCode> {
  session.mustBeNow("renumber");
  const base = await session.knowledgeBase();
  const entry = numberedEntry(base, id, await session.today());
  const { file, number, year } = entry;
  const others = sameNumber(base, entry);
  if (others.length === 0) {
    session.terminal.note(`No other entry of ${year.label} has ${number}; it stays as it is.`);
    say(session, entry, number, options);
    return 0;
  }
  mustNotBeIssued(session, file);
  const next = options.dryRun === true ? await nextOf(session, entry) : await changeNumber(session, entry);
  say(session, entry, next, options);
  session.terminal.note(
    `${number} is ${options.dryRun === true ? "to be " : ""}${next} of ${year.label}. The other entry keeps ${number}: ${others.map((one) => session.shown(one.record.path)).join(", ")}.`,
  );
  sayWhere(session, base, entry, next);
  return 0;
}

/** Under the register's lock, so that nobody opens an entry with that number at the same time. */
async function changeNumber(session: Session, entry: Numbered): Promise<string> {
  const { file, number } = entry;
  const [root, { cwd }] = [session.root(), session.world];
  return underNumbers({ root, cwd, kind: file.kind }, async () => {
    const next = await nextOf(session, entry);
    await editRecordFile({
      root,
      cwd,
      path: file.record.path,
      change: (text) => {
        const now = readEntry(file.kind, text)?.["number"];
        if (now !== number) return { refused: "its number was changed in the meantime" };
        return editedRecord(text, [{ is: "set", path: ["number"], value: next }], "front-matter");
      },
    });
    return next;
  });
}

async function nextOf(session: Session, { file: { kind }, year }: Numbered): Promise<string> {
  const { starts } = (await session.policy()).value.year;
  const next = await freeNumber({ root: session.root(), kind, year, starts, reference: undefined });
  if (next === undefined) throw new Error("a register with numbers has one");
  return next;
}

function numberedEntry(base: KnowledgeBase, id: string, today: Parameters<typeof namedRecord>[2]): Numbered {
  const named = namedRecord(base, id, today);
  if (named.is !== "entry" || !("number" in named.entry.record.value)) {
    const message = "Only recommendations, challenges, escalations and requests have numbers.";
    throw new UserError(
      "wrong-usage",
      message,
      "Decisions and learning reviews are called as their own files say.",
    );
  }
  const { kind, record } = named.entry;
  const year = yearOf(openedOn(kind, record.value), base.policy.value.year.starts);
  return { file: named.entry, number: (record.value as { number: string }).number, year };
}

function sameNumber(base: KnowledgeBase, { file, number, year }: Numbered): readonly EntryFile[] {
  const starts = base.policy.value.year.starts;
  return allEntries(base).filter(
    ({ kind, record }) =>
      kind === file.kind &&
      record !== file.record &&
      "number" in record.value &&
      record.value.number === number &&
      yearOf(openedOn(kind, record.value), starts).start === year.start,
  );
}

function mustNotBeIssued(session: Session, { record }: EntryFile): void {
  const issued = issuedReports(session.root()).find(({ records }) =>
    records.some((path) => path.endsWith(`/${record.id}.md`)),
  );
  if (!issued) return;
  throw new UserError(
    "issued",
    `The entry stands in a final report, so its number never changes: ${session.shown(issued.path)}`,
    "Give the other entry a new number, where no final report has it.",
    1,
  );
}

function say(
  session: Session,
  { file: { record } }: Numbered,
  number: string,
  { format }: RenumberOptions,
): void {
  if (format !== "json") {
    session.terminal.result(session.shown(record.path));
    return;
  }
  const status = "status" in record.value ? (record.value.status ?? null) : null;
  const document = { version: 1, id: record.id, number, path: record.path, status, gaps: [] };
  session.terminal.document(`${JSON.stringify(document, null, 2)}\n`);
}

/** Where words name the old number: which of the two they mean is for a person. */
function sayWhere(session: Session, base: KnowledgeBase, { number, year }: Numbered, next: string): void {
  const { terminal } = session;
  const found = [...placesNaming(base, { target: number, year }), ...linesWithNumber(base, number, year)];
  const sorted = found.sort((a, b) => compareText(a.path, b.path) || a.line - b.line);
  const places = [...new Set(sorted.map(({ path, line }) => `${path}:${line}`))];
  if (places.length === 0) {
    terminal.note(`No words name ${number}. Next: scrutiny check`);
    return;
  }
  terminal.note(`${number} is named here. Where this entry is meant, write ${next}:`);
  for (const place of places) terminal.note(`  ${session.shown(place)}`);
}
