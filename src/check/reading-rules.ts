import type { Severity } from "../model/problem.ts";
import type { Rule } from "./rule.ts";

/** A rule whose problems are met in reading a file, before any rule looks at what was read: said here, so that every id is. */
export type ReadingRule = Omit<Rule, "check">;

const SHAPE = "The schemas of the knowledge base, which are strict: what is not known is not passed over.";
const ENCODING = "The model of the knowledge base: all that people write is UTF-8 text in regular files.";
const YAML = "The model of the knowledge base: YAML 1.2 core, without anchors, aliases, tags and merge keys.";
const PLACE = "The model of the knowledge base, Layout, and the command line's contract for check.";

function rule(id: string, severity: Severity, says: string, why: string, basis: string): ReadingRule {
  return { id, severity, says, why, basis };
}

/** Every rule of reading, by id. */
export const READING_RULES: readonly ReadingRule[] = [
  rule(
    "bad-date",
    "error",
    "A day does not exist, or is not written as YYYY-MM-DD.",
    "Periods, ages and due days are counted by days; 31 June is in no quarter.",
    SHAPE,
  ),
  rule(
    "byte-order-mark",
    "info",
    "A file begins with a byte order mark.",
    "It is skipped, and other tools may stumble over it.",
    ENCODING,
  ),
  rule(
    "duplicate-field",
    "error",
    "A field stands twice in one place.",
    "Other readers of YAML take the last of the two without a word.",
    YAML,
  ),
  rule(
    "duplicate-id",
    "error",
    "Two records have the same id.",
    "A citation of it would lead to one of the two, and nobody could tell which.",
    "The model of the knowledge base, Ids: an id is one record's alone, in whatever folder.",
  ),
  rule(
    "file-too-large",
    "error",
    "A file is larger than is read.",
    "Text of more than 1 MiB is no note; a file of any size must not stop the check of all others.",
    "The limits of reading: 1 MiB for text, 256 KiB for a data file, 256 MiB for an attachment.",
  ),
  rule(
    "front-matter-too-long",
    "error",
    "The fields at the head of a file are longer than is read.",
    "A note of that length is several notes.",
    "The limits of reading: 8 KiB and 400 lines in a note, 64 KiB and 4,000 lines in a register entry or own words.",
  ),
  rule(
    "kept-update",
    "warning",
    "An update of a record was not made, and is kept beside it.",
    "Two people set the same field; what one of them wrote waits until somebody takes or removes it.",
    "The command line's contract for update: the update that was not made is kept beside the record.",
  ),
  rule(
    "malformed-citation",
    "error",
    "The own words hold a bracket that begins like a citation and is none.",
    "It would be printed as it stands, and the claim would rest on nothing.",
    "The model of the knowledge base: `[@ID]`, `[@ID, 2]`, several as `[@ID; @ID, 3]`.",
  ),
  rule(
    "malformed-id",
    "error",
    "The name of a record's file is no id.",
    "The id is the file's name; without one the record cannot be cited.",
    "The model of the knowledge base, Ids: a day, words, and four characters.",
  ),
  rule(
    "malformed-value",
    "error",
    "A value is not written as its field asks.",
    "Ids, digests and the like are compared letter by letter.",
    SHAPE,
  ),
  rule(
    "malformed-year",
    "error",
    "A folder's name is no year: the second half does not follow the first.",
    "Nothing in it can be placed in a year.",
    "The model of the knowledge base: folders are named 2025-26.",
  ),
  rule(
    "markdown-not-read",
    "error",
    "The own words are built in a way that would overload their reader.",
    "Lists nested by the hundred are a slip or an attack, never words for a report.",
    "The limits of reading: nesting, runs of marks, cells and length, found by looking at each character once.",
  ),
  rule(
    "merge-conflict-marker",
    "error",
    "A merge was not finished: both versions stand in the file.",
    "Neither of the two is what somebody meant to say.",
    "The marks that git leaves in a file.",
  ),
  rule(
    "misplaced-record",
    "error",
    "A Markdown file under evidence/ or registers/ stands where no record is read.",
    "It looks like evidence and would be missed.",
    PLACE,
  ),
  rule(
    "missing-field",
    "error",
    "A field that must be given is missing; in a draft of a note, a warning.",
    "A record without its day or title cannot be placed or printed.",
    SHAPE,
  ),
  rule(
    "mixed-line-ends",
    "info",
    "Some lines of a file end with CRLF and others with LF.",
    "Two programs wrote it; differences between versions show lines that nobody changed.",
    "The model of the knowledge base: CRLF reads like LF; a file should have one of the two.",
  ),
  rule(
    "no-front-matter",
    "error",
    "A record does not begin with its fields between two lines of three hyphens.",
    "Without them nothing says what the text is.",
    "The model of the knowledge base: Markdown with YAML front matter; no other language is read there.",
  ),
  rule(
    "not-a-file",
    "error",
    "A symbolic link, a folder or something else stands where a file was expected.",
    "A link may lead out of the knowledge base; it is never followed.",
    ENCODING,
  ),
  rule(
    "not-readable",
    "error",
    "A file cannot be read from the disk or from git.",
    "What it holds is not known, and no report can claim to be whole.",
    ENCODING,
  ),
  rule(
    "not-utf-8",
    "error",
    "A file is not UTF-8 text.",
    "Names and quotes would be printed wrongly.",
    ENCODING,
  ),
  rule(
    "out-of-range",
    "error",
    "A number, a text or a list is too small or too large.",
    "It is a slip.",
    SHAPE,
  ),
  rule(
    "stray-file",
    "info",
    "A file stands where nothing is read.",
    "Whoever put it there may believe that it counts.",
    PLACE,
  ),
  rule(
    "unknown-field",
    "error",
    "A field is not known where it stands.",
    "A misspelt field would be passed over, and what it says with it.",
    SHAPE,
  ),
  rule(
    "unknown-value",
    "error",
    "A value is not among those that its field takes.",
    "It would be counted nowhere.",
    SHAPE,
  ),
  rule(
    "unseen-character",
    "error",
    "A character that cannot be seen stands among the fields.",
    "Two ids that look alike would differ, and text could be shown in another order than it is written.",
    "Unicode Technical Report 36, bidirectional and invisible characters.",
  ),
  rule(
    "unseen-character-in-body",
    "warning",
    "A character that cannot be seen stands in the text below the fields.",
    "It can hide words from a reader, or show them in another order than they are printed.",
    "Unicode Technical Report 36, bidirectional and invisible characters; emoji and scripts that need joiners are let be.",
  ),
  rule(
    "wrong-type",
    "error",
    "A value is of another kind than its field takes: text for a number, one for a list.",
    "It cannot be counted or printed.",
    SHAPE,
  ),
  rule(
    "yaml-not-read",
    "error",
    "The fields are not YAML that is read here.",
    "Readers of YAML disagree about such places; a record must say one thing.",
    YAML,
  ),
];
