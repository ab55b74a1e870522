import type { Root, RootContent } from "mdast";
import { dayInWords } from "../model/day.ts";
import type {
  AreaChange,
  ChangedNote,
  ComparedNote,
  CoverageChange,
  CriterionAmount,
  FieldChange,
  FileChange,
  LevelChange,
  OwnWordsChange,
  RegisterChange,
  WithdrawnNote,
} from "../model/diff-answer.ts";
import type { Problem } from "../model/problem.ts";
import type { SummaryAnswer, YearCompared } from "../model/summary-answer.ts";
import type { WordPiece } from "../model/word-diff.ts";
import { bullets, heading, type Inline, paragraph, strong, table } from "./nodes.ts";
import { andList, countOf, DIRECTION_IN_WORDS, KIND_IN_WORDS, SAYS_IN_WORDS, withStop } from "./phrases.ts";

/**
 * What a change does, for the comment of a pull request: what is most asked stands first, so that a text that has to be
 * cut loses the least. Empty where there is nothing to say.
 */
export function summaryTree(answer: SummaryAnswer): Root {
  const blocks = SECTIONS.flatMap((section) => section(answer));
  if (blocks.length === 0) return { type: "root", children: [] };
  const notice = answer.notice === undefined ? [] : [paragraph(answer.notice)];
  const head = [heading(2, "What this change does"), ...notice, ...opening(answer)];
  return { type: "root", children: [...head, ...blocks] };
}

type Section = (answer: SummaryAnswer) => readonly RootContent[];

const SECTIONS: readonly Section[] = [
  policySection,
  problemsSection,
  ({ years }) => years.flatMap(coverageSection),
  ({ evidence, titles }) => notesSection("New evidence", evidence.added, (one) => newNote(one, titles)),
  ({ evidence }) => notesSection("Changed evidence", evidence.changed, changedNote),
  ({ evidence }) => notesSection("Evidence that no longer counts", evidence.withdrawn, withdrawnNote),
  ({ levels }) => listSection("Judgements", levels, levelItem),
  ({ registers }) => listSection("Registers", registers, registerItems),
  ({ words }) => listSection("The scrutineer's own words", words, wordsItems),
  ({ files }) => listSection("Other files", files, (one) => [[fileSaid(one)]]),
];

/** Most of each list that is shown. */
const MOST = 50;
const MOST_PROBLEMS = 20;
/** Characters of a stretch that did not change, and of all that is shown of a field. */
const MOST_SAME = 120;
const MOST_FIELD = 1500;

function opening({ evidence, registers, words, years }: SummaryAnswer): readonly RootContent[] {
  const said = [
    [evidence.added.length, "new note"],
    [evidence.changed.length, "changed note"],
    [evidence.withdrawn.length, "note that no longer counts", "notes that no longer count"],
    [registers.length, "register entry", "register entries"],
    [words.length, "page of own words", "pages of own words"],
  ] as const;
  const counts = said.flatMap(([count, one, many]) => (count === 0 ? [] : [countOf(count, one, many)]));
  if (counts.length === 0) return [];
  const moved = years.some(({ coverage }) => coverage.length > 0);
  const coverage = moved || years.length === 0 ? "" : " The coverage of the framework stays as it is.";
  return [paragraph(`It has ${andList(counts)}.${coverage}`)];
}

function policySection({ policyFiles, policyAt }: SummaryAnswer): readonly RootContent[] {
  if (policyFiles.length === 0) return [];
  const judged =
    policyAt === undefined
      ? "This summary is made by them as they are in the change."
      : "This summary is made by them as they were before it.";
  return [
    heading(3, "What everything is judged by"),
    paragraph(`The change alters files by which all others are judged. ${judged}`),
    ...list(policyFiles, (one) => [[fileSaid(one)]]),
  ];
}

function problemsSection({ problems, stoodBefore }: SummaryAnswer): readonly RootContent[] {
  if (problems.length === 0) return [];
  const count = (severity: Problem["severity"]) => problems.filter((one) => one.severity === severity).length;
  const counts = `${countOf(count("error"), "error")} and ${countOf(count("warning"), "warning")}`;
  const others = stoodBefore === 0 ? "" : ` ${stoodBefore} more stood there before.`;
  return [
    heading(3, "Problems"),
    paragraph(`New in what changed, and in what rests on it: ${counts}.${others}`),
    ...list(
      problems,
      ({ severity, place, message, rule }) => [
        [`${severity}, ${place.path}, line ${place.line}: ${withStop(message)} (${rule})`],
      ],
      MOST_PROBLEMS,
    ),
  ];
}

function coverageSection({ year, coverage, areas }: YearCompared): readonly RootContent[] {
  if (coverage.length === 0) return [];
  const moved = areas.filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to));
  const header = ["Area", "Criteria before", "Criteria after", "Findings before", "Findings after"];
  const caption = `Coverage of ${year} before and after the change`;
  return [
    heading(3, `Coverage of ${year}`),
    ...(moved.length === 0 ? [] : [table(header, moved.map(areaRow), { caption, numeric: [1, 2, 3, 4] })]),
    ...list(coverage, (one) => [criterionItem(one)]),
  ];
}

function areaRow({ title, from, to }: AreaChange): readonly string[] {
  const covered = (side: AreaChange["from"]) => (side ? `${side.withEvidence} of ${side.of}` : "not there");
  const findings = (side: AreaChange["from"]) => (side ? String(side.findings) : "not there");
  return [title, covered(from), covered(to), findings(from), findings(to)];
}

function criterionItem({ title, area, from, to }: CoverageChange): readonly Inline[] {
  return [`${title} (${area}): ${amountSaid(to)}. Before: ${amountSaid(from)}.`];
}

function amountSaid(amount: CriterionAmount | undefined): string {
  if (amount === undefined) return "not in the framework";
  const sides = [
    [amount.workingWell, "working well", amount.corroboration.workingWell],
    [amount.worriedAbout, "worried about", amount.corroboration.worriedAbout],
    [amount.notYetClear, "not yet clear", "none"],
  ] as const;
  const said = sides.flatMap(([count, side, strength]) => {
    const shown = strength === "none" || strength === "single" || amount.bothWays ? "" : ` (${strength})`;
    return count === 0 ? [] : [`${count} ${side}${shown}`];
  });
  if (said.length === 0) return "no evidence";
  return `${andList(said)}${amount.bothWays ? ", both ways" : ""}`;
}

/** A note is a paragraph with a list below it: what is long stays readable. */
function notesSection<T extends ComparedNote>(
  title: string,
  notes: readonly T[],
  blocks: (note: T) => readonly RootContent[],
): readonly RootContent[] {
  if (notes.length === 0) return [];
  return [heading(3, title), ...notes.slice(0, MOST).flatMap(blocks), ...left(notes.length, MOST)];
}

function newNote(note: ComparedNote, titles: ReadonlyMap<string, string>): readonly RootContent[] {
  const findings = note.findings.map(({ says, about, text }) => [
    `${SAYS_IN_WORDS[says]}: ${withStop(text)}${about === undefined ? "" : ` (${aboutSaid(about, titles)})`}`,
  ]);
  return [noteLine(note), ...(findings.length === 0 ? [] : [bullets(findings)])];
}

function aboutSaid(about: string, titles: ReadonlyMap<string, string>): string {
  return about === "outside-framework" ? "outside the framework" : (titles.get(about) ?? about);
}

function changedNote(note: ChangedNote): readonly RootContent[] {
  return [noteLine(note), ...fieldList(note.fields)];
}

function withdrawnNote(note: WithdrawnNote): readonly RootContent[] {
  const how = {
    withdrawn: "withdrawn",
    superseded: "superseded by",
    removed: "its file is gone",
    unreadable: "it cannot be read:",
  } as const satisfies Record<WithdrawnNote["how"], string>;
  const why = note.why === undefined ? "" : `${note.how === "withdrawn" ? ":" : ""} ${note.why}`;
  return [noteLine(note, withStop(`${how[note.how]}${why}`))];
}

function noteLine({ title, date, status }: ComparedNote, more = ""): RootContent {
  const draft = status === "draft" ? ", a draft, which is not counted" : "";
  return paragraph(strong(title), ` (${dayInWords(date)}${draft})${more === "" ? "" : `: ${more}`}`);
}

function listSection<T>(
  title: string,
  all: readonly T[],
  items: (one: T) => readonly (readonly Inline[])[],
): readonly RootContent[] {
  return all.length === 0 ? [] : [heading(3, title), ...list(all, items)];
}

function list<T>(
  all: readonly T[],
  items: (one: T) => readonly (readonly Inline[])[],
  most = MOST,
): readonly RootContent[] {
  return [bullets(all.slice(0, most).flatMap(items)), ...left(all.length, most)];
}

function left(count: number, most: number): readonly RootContent[] {
  return count <= most ? [] : [paragraph(`${count - most} more are not shown here.`)];
}

function levelItem({ title, year, quarter, from, to }: LevelChange): readonly (readonly Inline[])[] {
  const said = (side: LevelChange["from"]) => {
    const level = side?.levelTitle ?? side?.level ?? "not assessed";
    return side?.direction === undefined ? level : `${level}, ${DIRECTION_IN_WORDS[side.direction]}`;
  };
  const of = year === undefined ? "" : ` (${year}${quarter === undefined ? "" : ` ${quarter}`})`;
  return [[`${title}${of}: from ${said(from)} to ${said(to)}.`]];
}

function registerItems(entry: RegisterChange): readonly (readonly Inline[])[] {
  const { from, to } = entry;
  const status = from === to ? "" : `: ${from ?? "not there"}, now ${to ?? "not there"}`;
  const moved = from === undefined ? ": opened" : to === undefined ? ": its file is gone" : status;
  return [
    [`${capital(KIND_IN_WORDS[entry.kind])} ${entry.label}, `, strong(entry.title), withStop(moved)],
    ...entry.updates.map(({ on, text }) => [`${entry.label}, ${dayInWords(on)}: ${withStop(text)}`]),
    ...entry.fields.map((field) => [`${entry.label}, `, ...fieldItem(field)]),
  ];
}

function wordsItems({ name, is, fields }: OwnWordsChange): readonly (readonly Inline[])[] {
  const said = { added: "written", changed: "changed", removed: "taken away" }[is];
  return [[`${name}: ${said}.`], ...fields.map((field) => [`${name}, `, ...fieldItem(field)])];
}

function fieldList(fields: readonly FieldChange[]): readonly RootContent[] {
  return fields.length === 0 ? [] : [bullets(fields.map(fieldItem))];
}

function fieldItem({ field, words }: FieldChange): readonly Inline[] {
  return [`${fieldSaid(field)}: `, ...shortenedPieces(withoutRest(field, words)).flatMap(piece)];
}

function fieldSaid(field: string): string {
  const finding = /^findings\.(\d+)$/.exec(field);
  if (finding) return `finding ${finding[1]}`;
  return field === "body" ? "the text" : field;
}

/** The other fields of a finding stand in brackets behind its sentence; where none of them changed, they are left out. */
function withoutRest(field: string, words: readonly WordPiece[]): readonly WordPiece[] {
  const last = words.at(-1);
  if (!field.startsWith("findings.") || last?.is !== "same") return words;
  return [...words.slice(0, -1), { ...last, text: last.text.replace(/ ?\([a-z-]+: [^()]*\)$/, "") }];
}

/** Taken words are struck out and new ones stand out; blanks at their ends stay outside, or no mark is one. */
function piece({ is, text }: WordPiece): readonly Inline[] {
  const line = text.replace(/\s+/g, " ");
  const inner = line.trim();
  if (is === "same" || inner === "") return [line];
  const [before, after] = [line.startsWith(" ") ? " " : "", line.endsWith(" ") ? " " : ""];
  const marked: Inline =
    is === "added" ? strong(inner) : { type: "delete", children: [{ type: "text", value: inner }] };
  return [before, marked, is === "taken" && after === "" ? " " : after];
}

/** Long stretches that did not change are cut in their middle; a field that changed throughout, at its end. */
function shortenedPieces(words: readonly WordPiece[]): readonly WordPiece[] {
  let room = MOST_FIELD;
  return words.flatMap((one, at) => {
    if (room <= 0) return [];
    const { is, text } =
      one.is === "same" ? { ...one, text: withoutMiddle(one.text, at, words.length) } : one;
    const shown = text.length > room ? `${text.slice(0, room)}…` : text;
    room -= shown.length;
    return [{ is, text: shown }];
  });
}

function withoutMiddle(text: string, at: number, count: number): string {
  if (text.length <= MOST_SAME) return text;
  const half = MOST_SAME / 2;
  const head = at === 0 ? "" : text.slice(0, half);
  const tail = at === count - 1 ? "" : text.slice(-half);
  return `${head}…${tail}`;
}

function fileSaid({ path, is }: FileChange): string {
  return `${path}: ${FILE_SAID[is]}`;
}

const FILE_SAID = {
  added: "new",
  changed: "changed",
  removed: "taken away",
  "says-the-same": "stamped as reviewed, and says the same",
} as const satisfies Record<FileChange["is"], string>;

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
