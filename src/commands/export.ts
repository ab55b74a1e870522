import type { Command } from "commander";
import { asAtOf, type PeriodFacts, periodFacts } from "../assurance/quarter.ts";
import type { Day } from "../model/day.ts";
import { EXPORT_FORMATS, EXPORT_KINDS, type ExportFormat, type ExportKind } from "../model/export-table.ts";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import type { ReturnKind } from "../model/owner-return.ts";
import { partyTitle } from "../model/policy.ts";
import { type Period, wholeYear } from "../model/year.ts";
import { ownerReturn } from "../report/owner-return.ts";
import type { TableSource } from "../report/table-kind.ts";
import { TABLES } from "../report/tables/index.ts";
import { defaultYear, mustBeKnownYear, mustHaveFramework, yearOption } from "./chosen-period.ts";
import type { CommandFile } from "./command.ts";
import { addressee, ceilingOf, sayGroups, sayWithheld } from "./export/addressee.ts";
import { returnBytes, tableBytes } from "./export/bytes.ts";
import { type ExportOptions, formatOf, kindOf, REGISTER_OF, returnKindOf } from "./export/options.ts";
import { putOut } from "./export/put-out.ts";
import { textsOfReturn, textsOfTable } from "./export/texts.ts";
import { holdPrivate } from "./report/privacy.ts";
import type { ExitCode, Session } from "./session.ts";

/** `scrutiny export KIND`: evidence, registers and the rest as workbooks, CSV, Word, JSON or a calendar. */
export const exportRecords: CommandFile = {
  define(command: Command, run) {
    command
      .description(
        "Write evidence, registers, coverage, figures or the calendar as a file for Excel, Word, Outlook or a program. With --to: the form in which an owner answers what is open with it.",
      )
      .argument("<kind>", EXPORT_KINDS.join(", "))
      .option(
        "--to <party>",
        "only what is open with an agency, a group or a role; as xlsx or docx, its form",
      )
      .option("--year <year>", "one scrutiny year, 2025/26; else all (coverage: the one that holds today)")
      .option("--format <format>", `${EXPORT_FORMATS.join(", ")} (default: xlsx; of the calendar, ics)`)
      .option("--marking <marking>", "nothing marked above this (default: all; with --to the usual marking)")
      .option("--output <dir>", "write into this folder instead of where you stand")
      .option("--stdout", "print it and write nothing")
      .option("--force", "write over a file that is there and differs")
      .option("--dry-run", "say what would be written and write nothing")
      .addHelpText(
        "after",
        "\nExamples:\n  $ scrutiny export recommendations\n  $ scrutiny export recommendations --to icb --format docx\n  $ scrutiny export evidence --year 2025/26 --format csv --output ../out\n  $ scrutiny export calendar",
      )
      .action((kind: string, options: ExportOptions) => run((session) => exportKind(session, kind, options)));
  },
};

async function exportKind(session: Session, typed: string, options: ExportOptions): Promise<ExitCode> {
  const kind = kindOf(typed);
  const format = formatOf(kind, options.format);
  const asReturn = returnKindOf(kind, format, options);
  const source = await sourceOf(session, kind, options);
  sayUnread(session, source);
  if (source.to !== undefined) sayGroups(session, source.base, source.to, source.today, REGISTER_OF[kind]);
  const name = nameOf(kind, format, source, asReturn);
  if (asReturn && source.to !== undefined)
    return writeReturn(session, source, { kind: asReturn, to: source.to, format, name }, options);
  const table = TABLES.find((one) => one.kind === kind)?.make(source);
  if (!table) throw new RangeError("every kind has a table");
  const { base, today } = source;
  const policy = base.policy.value;
  sayWithheld(session, policy, table.withheld);
  // JSON is masked; all else is refused
  if (format !== "json" && holdPrivate(session, policy, textsOfTable(table), today, "file")) return 1;
  return putOut(session, { name, bytes: await tableBytes(session, source, table, format) }, options);
}

interface ReturnAsked {
  readonly kind: ReturnKind;
  readonly to: string;
  readonly format: ExportFormat;
  readonly name: string;
}

async function writeReturn(
  session: Session,
  source: TableSource,
  { kind, to, format, name }: ReturnAsked,
  options: ExportOptions,
): Promise<ExitCode> {
  const { base, today } = source;
  const policy = base.policy.value;
  const made = ownerReturn(source, kind, to);
  sayWithheld(session, policy, made.withheld);
  if (made.items.length === 0) {
    const which = { recommendation: "recommendation", challenge: "challenge", request: "request" }[kind];
    session.terminal.note(`No ${which} is open with ${partyTitle(policy, to)}: there is nothing to send.`);
    return 0;
  }
  if (holdPrivate(session, policy, textsOfReturn(made), today, "file")) return 1;
  return putOut(session, { name, bytes: await returnBytes(session, source, made, format) }, options);
}

async function sourceOf(session: Session, kind: ExportKind, options: ExportOptions): Promise<TableSource> {
  const base = await session.knowledgeBase();
  const today = await session.today();
  const policy = base.policy.value;
  const to = options.to === undefined ? undefined : addressee(policy, options.to);
  const ceiling = ceilingOf(policy, options.marking, to);
  const period = periodOf(session, base, today, kind, options.year);
  const facts = kind === "coverage" && period ? factsOf(base, period, today) : undefined;
  return { base, today, period, facts, to, ceiling };
}

function periodOf(
  { terminal }: Session,
  base: KnowledgeBase,
  today: Day,
  kind: ExportKind,
  typed: string | undefined,
): Period | undefined {
  if (typed !== undefined) {
    const year = yearOption(typed, base.policy.value.year.starts);
    mustBeKnownYear(base, year);
    return wholeYear(year);
  }
  if (kind !== "coverage") return undefined;
  const year = defaultYear(base, today);
  terminal.note(`Year ${year.label} (choose another with --year).`);
  return wholeYear(year);
}

function factsOf(base: KnowledgeBase, period: Period, today: Day): PeriodFacts {
  return periodFacts(base, period, asAtOf(base, period, today), mustHaveFramework(base, period.year));
}

/** `recommendations-2025-26-as-at-2026-03-19.xlsx`; a return says whose it is. */
function nameOf(
  kind: ExportKind,
  format: ExportFormat,
  { period, to, today }: TableSource,
  asReturn: ReturnKind | undefined,
): string {
  const year = period && `${period.year.folder}-as-at`;
  const parts = [asReturn && "return", kind, to, year, today];
  return `${parts.filter((one) => one !== undefined).join("-")}.${format}`;
}

/** What cannot be read is in no table, and never in silence. */
function sayUnread({ terminal }: Session, { base }: TableSource): void {
  const unread = base.files.leftOut.filter((one) => one.kind !== "template" && one.kind !== "other").length;
  if (unread === 0) return;
  const records = unread === 1 ? "1 record" : `${unread} records`;
  terminal.note(`Not in it, as they cannot be read: ${records}. Next: scrutiny check`);
}
