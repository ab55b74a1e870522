import { type Command, Option } from "commander";
import { nearest } from "../../model/nearest.ts";
import { type Says, VOICES } from "../../model/note.ts";
import type { DiaryEntry } from "../../model/programme.ts";
import { UserError } from "../../model/user-error.ts";

/** What was typed: fields under their names in the file, not yet checked by the schema. */
export interface Given {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly findings: readonly Readonly<Record<string, unknown>>[];
  readonly sources: readonly Readonly<Record<string, unknown>>[];
  /** For the diary's line: days of the scrutineer's that it took, and how the papers came. */
  readonly diary: Pick<DiaryEntry, "days" | "papers">;
  readonly input: string | undefined;
  readonly edit: boolean;
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** What each sign at the beginning of a finding says. */
export const SIGNS: Readonly<Record<"+" | "-" | "?", Says>> = {
  "+": "working-well",
  "-": "worried-about",
  "?": "not-yet-clear",
};

/** Signs as keyboards and word processors turn them. */
const SAME_SIGN: Readonly<Record<string, "+" | "-" | "?">> = {
  "＋": "+",
  "–": "-",
  "—": "-",
  "−": "-",
  "‐": "-",
  "‑": "-",
  "－": "-",
  "？": "?",
};

/** Reads `+ Police came.` into what it says and its sentence; undefined where it has no sign or no words. */
export function parseFinding(text: string): { readonly says: Says; readonly finding: string } | undefined {
  const line = text.trim();
  const first = line.slice(0, 1);
  const sign = SAME_SIGN[first] ?? first;
  const finding = line.slice(1).trim();
  // two hyphens are an option that was taken for the text
  if (!isSign(sign) || finding === "" || line.startsWith("--")) return undefined;
  return { says: SIGNS[sign], finding };
}

/** What a person types in answer to a question: the sign may also stand at the end, as it is where the cursor is when it was forgotten. */
export function typedFinding(text: string): { readonly says: Says; readonly finding: string } | undefined {
  const [, words = "", apart, sign = apart] = /^(.*\S)(?:\s+([^\s])|\s*([-+]))$/su.exec(text.trim()) ?? [];
  return parseFinding(text) ?? parseFinding(`${sign} ${words}`);
}

function isSign(text: string): text is "+" | "-" | "?" {
  return Object.hasOwn(SIGNS, text);
}

/** Reads `children=3 leaders=2`, also with commas; throws UserError for anything else. */
export function parseHeard(text: string): Record<string, number> {
  const heard: Record<string, number> = {};
  for (const piece of text.split(/[\s,]+/).filter((one) => one !== "")) {
    const [who = "", number = "", ...rest] = piece.split("=");
    const known = (VOICES as readonly string[]).includes(who);
    if (!known || !/^\d{1,8}$/.test(number) || rest.length > 0) {
      const near = known ? undefined : nearest(who, VOICES);
      const hint = near ? `Did you mean ${near}?` : `Known: ${VOICES.join(", ")}.`;
      throw new UserError("wrong-value", "--heard takes who and how many, such as children=3.", hint);
    }
    heard[who] = Number(number);
  }
  return heard;
}

/** The options of a note. What is typed is gathered in the order in which it was typed. */
export function noteOptions(command: Command): () => Given {
  const fields: Record<string, unknown> = {};
  const findings: Record<string, unknown>[] = [];
  const sources: Record<string, unknown>[] = [];
  const add = (flags: string, says: string, take: (text: string) => void) => {
    command.addOption(new Option(flags, says).argParser((text: string) => take(text)));
  };
  const one = (flags: string, field: string, says: string) =>
    add(flags, says, (text) => {
      fields[field] = text;
    });
  const many = (flags: string, field: string, says: string) =>
    add(flags, says, (text) => {
      fields[field] = [...((fields[field] as string[] | undefined) ?? []), ...ids(text)];
    });
  const last = (of: Record<string, unknown>[], flag: string, first: string) => {
    const group = of.at(-1);
    if (group) return group;
    throw new UserError(
      "wrong-usage",
      `${flag} belongs to the ${first} before it, and there is none.`,
      `Type ${first} first.`,
    );
  };
  const ofFinding = (
    flags: string,
    field: string,
    says: string,
    read: (text: string) => unknown = (text) => text,
  ) =>
    add(flags, `of the finding: ${says}`, (text) => {
      last(findings, flags.split(" ")[0] ?? "", "--finding")[field] = read(text);
    });
  const manyOfFinding = (flags: string, field: string, says: string) =>
    add(flags, `of the finding: ${says}`, (text) => {
      const finding = last(findings, flags.split(" ")[0] ?? "", "--finding");
      finding[field] = [...((finding[field] as string[] | undefined) ?? []), ...ids(text)];
    });
  const ofSource = (flags: string, field: string, says: string) =>
    add(flags, `of the source: ${says}`, (text) => {
      last(sources, flags.split(" ")[0] ?? "", "--source")[field] = text;
    });

  one("--date <day>", "date", "when you saw, met, read or received it; else today");
  one("--until <day>", "until", "the last day of work that ran over several");
  one("--activity <id>", "activity", "the activity of the work programme, or unplanned");
  many(
    "--method <method...>",
    "methods",
    "how: meeting-observation, interview, case-audit …; else the activity's",
  );
  many("--present <agency...>", "present", "agencies in the room; else the activity's");
  add("--heard <who=number...>", "whom you heard: children=3 practitioners=2", (text) => {
    fields["heard"] = { ...(fields["heard"] as object | undefined), ...parseHeard(text) };
  });
  add("--finding <text>", "begins a finding: + working well, - worried about, ? not yet clear", (text) => {
    const finding = parseFinding(text);
    if (finding) findings.push({ ...finding });
    else {
      throw new UserError(
        "wrong-value",
        "A finding's text begins with + (working well), - (worried about) or ? (not yet clear).",
        "Such as: --finding '+ All three partners came.'",
      );
    }
  });
  ofFinding("--about <id>", "about", "the criterion, or outside-framework");
  ofFinding("--from <source>", "from", "seen, children, practitioners, agency-account, data …");
  manyOfFinding("--agency <id...>", "agencies", "whom it comes from, or where it was seen");
  manyOfFinding("--concerns <id...>", "concerns", "agencies that it is about, where others");
  ofFinding("--line <1-3>", "line", "1 an agency's own account, 2 partnership, 3 independent", numberOf);
  ofFinding("--basis <basis>", "basis", "first-hand or reported");
  ofFinding("--strength <strength>", "strength", "strong, moderate or weak");
  ofFinding("--reach <reach>", "reach", "activity, quality or difference");
  ofFinding("--needs <text>", "needs", "what is needed");
  ofFinding("--unit <text>", "unit", "where: a school, a team");
  add("--source <title>", "begins a source: a document, data, a return", (text) => {
    sources.push({ title: text, kind: "other" });
  });
  ofSource("--source-kind <kind>", "kind", "a requirement's id, audit, return, survey …; else other");
  ofSource("--source-file <path>", "file", "a file under evidence/YYYY-YY/files/");
  ofSource("--source-url <url>", "url", "where it is on the web");
  ofSource("--received <day>", "received", "the day or the month in which it came");
  one("--marking <marking>", "marking", "else the activity's, else the partnership's");
  one("--status <status>", "status", "draft (the default) or ready");
  many("--supersedes <id...>", "supersedes", "notes that this one takes the place of");
  many("--related <id...>", "related", "records that belong to it");
  add("--told-back-due <day>", "by when children and families are told what came of it", (text) => {
    fields["told-back"] = { due: text };
  });
  command
    .option("--nothing-new", "there was nothing to record")
    .option("--days <number>", "for the diary: days of yours that it took, such as 0.5")
    .addOption(
      new Option("--papers <when>", "for the diary: how the papers came").choices([
        "in-time",
        "late",
        "none",
      ]),
    )
    .option(
      "--input <file>",
      "a note in Markdown, plain text or Word (.docx), - for standard input; other options win",
    )
    .option("--no-edit", "do not open the note in your editor afterwards")
    .option("--yes", "ask nothing: take all defaults")
    .option("--dry-run", "show what would be written, and write nothing")
    .addOption(
      new Option("--format <format>", "how to say it").choices(["pretty", "json"]).default("pretty"),
    );
  return () => {
    const typed = command.opts<{
      nothingNew?: boolean;
      days?: string;
      papers?: "in-time" | "late" | "none";
      input?: string;
      edit: boolean;
      yes?: boolean;
      dryRun?: boolean;
      format: string;
    }>();
    return {
      fields: typed.nothingNew === true ? { ...fields, "nothing-new": true } : fields,
      findings,
      sources,
      diary: {
        ...(typed.days === undefined ? {} : { days: daysOf(typed.days) }),
        ...(typed.papers === undefined ? {} : { papers: typed.papers }),
      },
      input: typed.input,
      edit: typed.edit,
      yes: typed.yes === true,
      dryRun: typed.dryRun === true,
      json: typed.format === "json",
    };
  };
}

/** At most 60 days, as the diary's schema has it. */
function daysOf(text: string): number {
  const days = Number(text.replace(",", "."));
  if (text.trim() !== "" && days >= 0 && days <= 60) return days;
  throw new UserError("wrong-value", "--days takes a number of days from 0 to 60, such as 0.5.");
}

function ids(text: string): string[] {
  return text.split(",").filter((one) => one !== "");
}

function numberOf(text: string): unknown {
  return /^\d{1,3}$/.test(text) ? Number(text) : text;
}
