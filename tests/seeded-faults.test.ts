import { readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { READING_RULES } from "../src/check/reading-rules.ts";
import { RULES } from "../src/check/rules/index.ts";
import { runRules } from "../src/check/run.ts";
import { toDay } from "../src/model/day.ts";
import type { Problem } from "../src/model/problem.ts";
import { type FileContent, type Files, knowledgeBase, laidOver, sha256 } from "./support/knowledge-base.ts";

/** The knowledge base that faults are seeded into. */
const SEEDED = "../examples/fernshire/";
const TODAY = toDay("2026-06-15");

const UNTOUCHED = readFolder(fileURLToPath(new URL(SEEDED, import.meta.url)));

/** What becomes of a file: its new content, or an edit of its text. */
type Edit = FileContent | ((text: string) => string);

interface Seed {
  readonly rule: string;
  readonly edits: Readonly<Record<string, Edit>>;
  /** What files were in the commit that is compared with; nothing else of it is known. */
  readonly before?: Readonly<Record<string, Edit>>;
  /** Where its problems are expected; without it, at the first path of the edits. */
  readonly at?: readonly string[];
  /** Rules that the fault necessarily breaks beside its own. */
  readonly also?: readonly string[];
  /** Not together with others: a fault elsewhere makes it undecidable. */
  readonly alone?: true;
}

/** The example's review has begun: whatever is seeded is not confirmed, or has changed since it was. */
const OF_REVIEWS = ["changed-since-confirmed", "not-yet-confirmed"];

const YEAR = "programme/2025-26";
const EVIDENCE = "evidence/2025-26";
const MEETING = "2025-07-10-delegated-safeguarding-partners-group-july-k7f3";
const WITHDRAWN = "2025-09-02-survey-of-practitioners-about-thresholds-g5rx";
const CSV = "question,answer\n1,yes\n";

let count = 0;

/** Another random ending for each record, so that none clashes. */
function ending(): string {
  count += 1;
  return `z${String(count).padStart(3, "0")}`;
}

function replaced(from: string | RegExp, to: string): Edit {
  return (text) => {
    const edited = text.replace(from, to);
    if (edited === text) throw new Error(`nothing to replace: ${from}`);
    return edited;
  };
}

function appended(lines: string): Edit {
  return (text) => `${text.trimEnd()}\n${lines}`;
}

/** Words under a heading that needs no citation, so that what they cite is their only fault. */
function underFirstHeading(words: string): Edit {
  return replaced(/^(## (?:Headline|Opinion)\n\n)/m, `$1${words}\n\n`);
}

interface NoteParts {
  readonly day?: string;
  readonly fields?: string;
  readonly findings?: string;
  readonly activity?: string;
  readonly status?: string;
  readonly body?: string;
  readonly head?: string;
}

const FINDING = "  - {about: outside-framework, says: not-yet-clear, finding: It was not clear.}\n";

function noteText({ day = "2025-08-20", ...parts }: NoteParts): string {
  const { activity = "unplanned", status = "ready", findings = FINDING, fields = "", head = "---\n" } = parts;
  const list = findings === "" ? "" : `findings:\n${findings}`;
  return `${head}title: Seeded note\ndate: ${day}\nactivity: ${activity}\nmethods: [interview]\nstatus: ${status}\n${list}${fields}---\n${parts.body ?? ""}\n`;
}

function noteId(day = "2025-08-20"): string {
  return `${day}-seeded-note-${ending()}`;
}

/** A note of its own with one fault. */
function note(rule: string, parts: NoteParts, rest: Partial<Seed> = {}): Seed {
  return { rule, edits: { [`${EVIDENCE}/${noteId(parts.day)}.md`]: noteText(parts) }, ...rest };
}

/** A note of its own whose text as a whole is given by an edit. */
function noteEdited(rule: string, edit: (text: string) => FileContent, rest: Partial<Seed> = {}): Seed {
  return { rule, edits: { [`${EVIDENCE}/${noteId()}.md`]: edit(noteText({})) }, ...rest };
}

const RECOMMENDATION = {
  number: "",
  about: "about: [leadership.agreed-outcomes]\n",
  owners: "owners: [council]\n",
  responses: "responses:\n  - {from: council, decision: accepted, by: A. Lead, on: 2025-08-27}\n",
  more: "",
};

function recommendationText(parts: Partial<typeof RECOMMENDATION>): string {
  const { number, about, owners, responses, more } = {
    ...RECOMMENDATION,
    number: `R${700 + count}`,
    ...parts,
  };
  return `---\ntitle: Seeded entry\nnumber: ${number}\ndate: 2025-08-20\n${about}${owners}priority: 2\ndue: 2026-09-30\n${responses}${more}---\nDo it.\n`;
}

function recommendation(rule: string, parts: Partial<typeof RECOMMENDATION>): Seed {
  const path = `registers/recommendations/2025-08-20-seeded-entry-${ending()}.md`;
  return { rule, edits: { [path]: recommendationText(parts) } };
}

function edited(rule: string, path: string, edit: Edit, rest: Partial<Seed> = {}): Seed {
  return { rule, edits: { [path]: edit }, ...rest };
}

/** A waiver of a rule in all of the registers. */
function waiver(rule: string, of: string, until: string): Seed {
  const line = `{rule: ${of}, path: registers/, reason: Seeded., owner: A. Marlow, until: ${until}}`;
  return edited(rule, "scrutiny.yaml", appended(`privacy:\n  waivers:\n    - ${line}\n`));
}

/** A line of its own under privacy. */
function inPrivacy(rule: string, line: string): Seed {
  return edited(rule, "scrutiny.yaml", appended(`privacy:\n  ${line}\n`));
}

/** A new note, and words of the second quarter that cite it. */
function cited(rule: string, parts: NoteParts, finding = ", 1"): Seed {
  const id = noteId(parts.day);
  const words = `Seeded [@${id}${finding}].`;
  const q2 = `${YEAR}/q2.md`;
  const edits = { [`${EVIDENCE}/${id}.md`]: noteText(parts), [q2]: underFirstHeading(words) };
  return { rule, edits, at: [q2] };
}

/** A note that names a file, and the file where it is given. */
function attachment(rule: string, named: string, fields: string, file?: string | Uint8Array): Seed {
  const path = `${EVIDENCE}/${noteId()}.md`;
  const text = noteText({ fields: `sources:\n  - {title: Survey, kind: survey, file: ${named}${fields}}\n` });
  return { rule, edits: { [path]: text, ...(file === undefined ? {} : { [named]: file }) } };
}

const LARGE = new Uint8Array(6 * 1024 * 1024);
const [SUPERSEDED, ITSELF, TWICE, CITED_TWICE] = [noteId(), noteId(), noteId(), noteId()];

const ALTERED = "registers/recommendations/2025-08-20-seeded-entry-zz7w.md";
const UPDATE = "updates:\n  - {on: 2025-09-01, by: A. Marlow, text: Once.}\n";
const REMOVED = `${EVIDENCE}/2025-08-20-seeded-note-zz7v.md`;
const FRAMEWORK = "programme/framework.yaml";

const OURS: readonly Seed[] = [
  // met in reading
  note("bad-date", { day: "2025-08-20", fields: "until: 2025-08-32\n" }),
  noteEdited("byte-order-mark", (text) => `\ufeff${text}`),
  edited("byte-order-mark", "scrutiny.yaml", (text) => `\ufeff${text}`),
  noteEdited("duplicate-field", (text) => text.replace("date:", "date: 2025-08-20\ndate:")),
  {
    rule: "duplicate-id",
    edits: {
      [`registers/requests/${TWICE}.md`]: `---\ntitle: Seeded request\nnumber: I90\nrequirement: papers\nasked: 2025-08-20\nfrom: council\nreceived: 2025-08-27\n---\n`,
      [`registers/recommendations/${TWICE}.md`]: recommendationText({ number: "R90" }),
    },
  },
  noteEdited("file-too-large", (text) => text + "word ".repeat(300_000)),
  noteEdited("front-matter-too-long", (text) => text.replace("title:", `${"# filler\n".repeat(1000)}title:`)),
  edited("malformed-citation", `${YEAR}/q1.md`, underFirstHeading("See [@ the papers].")),
  edited("malformed-id", `${EVIDENCE}/seeded-note.md`, noteText({})),
  note("malformed-value", { activity: "Front Door" }),
  edited("malformed-year", "programme/2025-27/diary.yaml", "entries: []\n"),
  edited("markdown-not-read", "programme/2019-20/q1.md", `---\nquarter: Q1\n---\n${"> ".repeat(60)}deep\n`),
  noteEdited("merge-conflict-marker", (text) => `${text}<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> other\n`),
  edited("misplaced-record", "evidence/seeded-note.md", noteText({})),
  noteEdited("missing-field", (text) => text.replace("title: Seeded note\n", "")),
  noteEdited("mixed-line-ends", (text) => text.replace("---\n", "---\r\n")),
  noteEdited("no-front-matter", (text) => text.replace("---\n", "---js\n")),
  noteEdited("not-a-file", () => ({ failure: { rule: "not-a-file", message: "This is a symbolic link." } })),
  noteEdited("not-readable", () => ({ failure: { rule: "not-readable", message: "It cannot be read." } })),
  noteEdited("not-utf-8", () => Uint8Array.of(0x2d, 0x2d, 0x2d, 0x0a, 0xff, 0xfe)),
  noteEdited("out-of-range", (text) => text.replace("Seeded note", "ab")),
  edited(
    "kept-update",
    `${YEAR}/q2.md.kept-00aa`,
    "record: 2025/26-D2\nupdate: {is: taken, on: 2025-11-20, text: All three brought a figure.}\n",
  ),
  edited("stray-file", `${YEAR}/notes.txt`, "Nothing is read here.\n"),
  note("unknown-field", { fields: "activty: front-door\n" }),
  note("unknown-value", { status: "finished" }),
  noteEdited("unseen-character", (text) => text.replace("Seeded note", "Seeded \u202enote")),
  note("unseen-character-in-body", { body: "Read this \u2067backwards\u2069." }),
  note("wrong-type", { fields: "present: council\n" }),
  noteEdited("yaml-not-read", (text) => text.replace("Seeded note", "&seeded Seeded note")),

  // days and years
  noteEdited("date-differs-from-id", (text) => text.replace("date: 2025-08-20", "date: 2025-08-21")),
  recommendation("day-in-future", {
    more: "updates:\n  - {on: 2027-01-01, by: A. Marlow, text: Reminded.}\n",
  }),
  edited(
    "diary-day-in-wrong-year",
    `${YEAR}/diary.yaml`,
    appended("  - {on: 2025-03-01, activity: unplanned, outcome: done, title: Too early}\n"),
  ),
  edited("words-of-wrong-quarter", `${YEAR}/q1.md`, replaced("quarter: Q1", "quarter: Q4")),
  edited("statement-of-wrong-year", `${YEAR}/statement.md`, replaced("year: 2025/26", "year: 2026/27")),
  edited("programme-of-wrong-year", `${YEAR}/programme.yaml`, replaced("year: 2025/26", "year: 2024/25")),
  edited(
    "note-in-wrong-year",
    `evidence/2024-25/${noteId("2025-03-31")}.md`,
    noteText({ day: "2025-03-31", fields: "until: 2025-04-02\n" }),
  ),
  note("until-before-date", { fields: "until: 2025-08-19\n" }),
  note("to-before-from", { fields: "covers: {from: 2025-06-30, to: 2025-04-01}\n" }),
  note("figure-period-unknown", {
    fields:
      "sources:\n  - {title: Survey, kind: survey}\nfigures:\n  - {measure: Answers, value: 38, unit: answers, period: Q1, source: Survey}\n",
  }),
  edited(
    "year-without-programme",
    `evidence/2019-20/${noteId("2019-08-20")}.md`,
    noteText({ day: "2019-08-20" }),
  ),

  // reviews
  edited(
    "changed-since-confirmed",
    `${EVIDENCE}/2025-04-16-two-child-protection-conferences-in-72cs.md`,
    appended("One sentence more.\n"),
  ),
  note("not-yet-confirmed", { day: "2025-04-01" }),

  // ids that must be known
  note("unknown-criterion", { findings: FINDING.replace("outside-framework", "leadership.outcome") }),
  note("unknown-activity", { activity: "front-doors" }),
  edited("unknown-row", `${YEAR}/programme.yaml`, replaced(/row: (\w+), /, "row: seeded, ")),
  note("unknown-agency", { fields: "present: [counsil]\n" }),
  recommendation("unknown-party", { owners: "owners: [nobody]\n" }),
  note("unknown-requirement", { fields: "sources:\n  - {title: Minutes, kind: seeded}\n" }),
  edited("unknown-level", `${YEAR}/q2.md`, replaced(/level: [\w-]+/, "level: seeded")),
  note("unknown-marking", { fields: "marking: SEEDED\n" }),
  edited(
    "unknown-stage",
    `registers/escalations/2025-08-20-seeded-entry-${ending()}.md`,
    "---\ntitle: Seeded entry\nnumber: E90\nraised: 2025-08-20\nparties: [council]\nstage: seeded\n---\n",
  ),
  note("unknown-priority", { findings: FINDING.replace("}", ", priority: seeded}") }),
  edited("unknown-framework", `${YEAR}/programme.yaml`, replaced(/framework: \S+/, "framework: seeded")),
  edited("unknown-area", `${YEAR}/q2.md`, replaced(/^areas:\n/m, "areas:\n  ledership: {direction: same}\n")),
  edited("unknown-time-zone", "scrutiny.yaml", replaced(/(area: \w+)/, "$1, time-zone: Europe/Seeded")),
  edited("colour-hard-to-read", "scrutiny.yaml", replaced(/(area: \w+)/, '$1, colour: "#ff8800"')),
  edited(
    "logo-not-printed",
    "scrutiny.yaml",
    replaced("logo: templates/logo.svg", "logo: templates/seeded.svg"),
  ),
  edited("today-without-notice", "scrutiny.yaml", replaced(/^notice: .*\n/m, "")),
  edited(
    "repeated-id",
    "scrutiny.yaml",
    replaced(/^roles:\n/m, "roles:\n  - {id: council, title: Seeded}\n"),
  ),

  // numbers and references
  {
    rule: "clashing-number",
    edits: {
      "registers/recommendations/2025-08-20-seeded-entry-zzz2.md": recommendationText({ number: "R91" }),
      "registers/recommendations/2025-08-20-seeded-entry-zzz1.md": recommendationText({ number: "R91" }),
    },
  },
  recommendation("unknown-reference", { more: "evidence: [2025-08-20-nothing-here-zzzz]\n" }),
  edited("supersedes-cycle", `${EVIDENCE}/${ITSELF}.md`, noteText({ fields: `supersedes: [${ITSELF}]\n` })),
  recommendation("withdrawn-evidence", { more: `evidence: [${WITHDRAWN}]\n` }),

  // citations and own words
  edited(
    "dangling-citation",
    `${YEAR}/q2.md`,
    underFirstHeading("Seeded [@2025-08-20-nothing-here-zzzz, 1]."),
  ),
  note("dangling-citation", { body: "As in [@2025-08-20-nothing-here-zzzz]." }),
  edited("citation-of-withdrawn-note", `${YEAR}/q2.md`, underFirstHeading(`Seeded [@${WITHDRAWN}, 1].`)),
  cited("citation-of-draft-note", { status: "draft" }),
  {
    rule: "citation-of-superseded-note",
    edits: {
      [`${YEAR}/q2.md`]: underFirstHeading(`Seeded [@${SUPERSEDED}, 1].`),
      [`${EVIDENCE}/${SUPERSEDED}.md`]: noteText({}),
      [`${EVIDENCE}/${noteId()}.md`]: noteText({ fields: `supersedes: [${SUPERSEDED}]\n` }),
    },
  },
  edited("citation-of-missing-finding", `${YEAR}/q2.md`, underFirstHeading(`Seeded [@${MEETING}, 99].`)),
  {
    rule: "citation-without-finding-number",
    edits: {
      [`${YEAR}/q2.md`]: underFirstHeading(`Seeded [@${CITED_TWICE}].`),
      [`${EVIDENCE}/${CITED_TWICE}.md`]: noteText({ findings: FINDING + FINDING }),
    },
  },
  cited("citation-after-cut-off", { day: "2025-12-20" }),
  edited(
    "claim-without-evidence",
    `${YEAR}/q2.md`,
    replaced("## Leadership\n\n", "## Leadership\n\nPartners work well together.\n\n"),
  ),
  note(
    "told-and-found-differ",
    {
      findings: `  - {about: training.needs-process, says: working-well, finding: Parents were asked., from: parents-carers}
  - {about: training.needs-process, says: worried-about, finding: Young people were not asked., from: children}
`,
    },
    { at: [`${YEAR}/q2.md`, `${YEAR}/statement.md`] },
  ),
  edited("unknown-filled-number", `${YEAR}/q2.md`, underFirstHeading("I heard {{seeded}}.")),
  edited("unknown-heading", `${YEAR}/q2.md`, appended("\n## Leadershop\n")),
  edited("repeated-heading", `${YEAR}/q2.md`, appended("\n## Leadership\n")),
  edited("prompt-not-replaced", `${YEAR}/q2.md`, underFirstHeading("_Write here: what was heard._")),

  // attachments
  attachment("attachment-missing", `${EVIDENCE}/files/missing.csv`, `, sha256: ${sha256(CSV)}`),
  attachment(
    "attachment-changed",
    `${EVIDENCE}/files/changed.csv`,
    `, sha256: ${sha256(CSV)}`,
    `${CSV}2,no\n`,
  ),
  attachment("attachment-without-digest", `${EVIDENCE}/files/undigested.csv`, "", CSV),
  attachment("attachment-outside", "programme/source/seeded.csv", `, sha256: ${sha256(CSV)}`),
  {
    ...attachment("attachment-too-large", `${EVIDENCE}/files/large.bin`, `, sha256: ${sha256(LARGE)}`, LARGE),
    at: [`${EVIDENCE}/files/large.bin`],
  },
  edited("unnamed-attachment", `${EVIDENCE}/files/unnamed.csv`, CSV, { alone: true }),

  // registers and programme
  recommendation("update-differs", { more: "status: slipping\n" }),
  recommendation("updates-out-of-order", {
    more: "updates:\n  - {on: 2025-09-02, by: A. Marlow, text: Again.}\n  - {on: 2025-09-01, by: A. Marlow, text: Once.}\n",
  }),
  edited(
    "not-done-without-why",
    `${YEAR}/diary.yaml`,
    appended("  - {on: 2025-08-26, activity: voice, outcome: cancelled}\n"),
  ),
  edited(
    "untitled-diary-line",
    `${YEAR}/diary.yaml`,
    appended("  - {on: 2025-08-26, activity: unplanned, outcome: done}\n"),
  ),
  edited(
    "repeated-diary-line",
    `${YEAR}/diary.yaml`,
    appended("  - {on: 2025-08-26, activity: voice, outcome: done}\n".repeat(2)),
  ),
  edited("repeated-return", `${YEAR}/escalations.yaml`, (text) => {
    const line = /^ {2}- .*\n/m.exec(text)?.[0];
    if (line === undefined) throw new Error("no return to repeat");
    return `${text.trimEnd()}\n${line}`;
  }),
  edited(
    "round-closed-with-comment-open",
    `${YEAR}/accuracy.yaml`,
    replaced(/, decision: (?:not-)?corrected, why: [^}]*\}/, "}"),
  ),
  recommendation("not-accepted-without-reason", {
    responses: "responses:\n  - {from: council, decision: not-accepted, by: A. Lead, on: 2025-09-01}\n",
  }),
  recommendation("due-moved-without-reason", {
    more: "updates:\n  - {on: 2025-09-01, by: A. Marlow, text: Moved., due: 2026-12-31}\n",
  }),
  note("withdrawn-without-reason", { status: "withdrawn" }),
  note("nothing-new-with-findings", { fields: "nothing-new: true\n" }),
  note("method-not-of-note", { findings: FINDING.replace("}", ", method: survey}") }),
  note("figure-source-unknown", {
    fields:
      "figures:\n  - {measure: Answers, value: 38, unit: answers, period: 2025/26-Q1, source: Survey}\n",
  }),

  // against a commit
  {
    rule: "update-altered",
    edits: { [ALTERED]: recommendationText({ number: "R92", more: UPDATE.replace("Once", "Twice") }) },
    before: { [ALTERED]: recommendationText({ number: "R92", more: UPDATE }) },
  },
  {
    rule: "record-removed",
    edits: {},
    before: { [REMOVED]: noteText({ body: "It was here." }) },
    at: [REMOVED],
  },
  {
    rule: "criterion-removed",
    edits: {
      [`${EVIDENCE}/${noteId()}.md`]: noteText({
        findings: FINDING.replace("outside-framework", "leadership.seeded"),
      }),
    },
    before: {
      [FRAMEWORK]: replaced(
        /^( +)criteria:\n/m,
        "$1criteria:\n$1  - {id: leadership.seeded, title: Seeded, text: Seeded.}\n",
      ),
    },
    at: [FRAMEWORK],
    also: ["unknown-criterion"],
  },
  {
    rule: "framework-text-changed",
    edits: {},
    before: { [FRAMEWORK]: replaced(/^( +)text: .*\n/m, "$1text: Seeded.\n") },
    at: [FRAMEWORK],
  },
  edited("programme-not-agreed", `${YEAR}/programme.yaml`, replaced(/^.*by: business-manager\}\n/m, "")),
  edited(
    "programme-changed-since-agreed",
    `${YEAR}/programme.yaml`,
    replaced("by: business-manager}", `by: business-manager, digest: ${"a".repeat(64)}}`),
  ),
  edited(
    "requirement-never-asked",
    `${YEAR}/programme.yaml`,
    replaced(/^information:\n/m, "information:\n  - {id: seeded, title: Seeded, every: quarter}\n"),
  ),
  edited(
    "accuracy-round-overdue",
    `${YEAR}/accuracy.yaml`,
    appended(
      "  - {report: statement, sent: 2026-06-09, to: [lead-partners], due: 2026-06-12, comments: []}\n",
    ),
  ),
  edited(
    "decision-without-outcome",
    `${YEAR}/q1.md`,
    replaced(/^decisions:\n/m, "decisions:\n  - {id: D90, text: Seeded., of: [dsp-group], by: 2025-09-11}\n"),
  ),

  // the policy about rules
  edited("unknown-rule", "scrutiny.yaml", appended("check: {raise: {seeded-fault: error}}\n")),
  edited("lowered-severity", "scrutiny.yaml", appended("check: {raise: {no-owner: warning}}\n")),
  waiver("waiver-expired", "citation-without-finding-number", "2026-06-14"),
  waiver("waiver-of-error", "no-owner", "2026-12-31"),
  waiver("waiver-unused", "unnamed-attachment", "2026-12-31"),
  waiver("waiver-without-digest", "childs-name", "2026-12-31"),
  inPrivacy("not-scanned-records", "not-scanned:\n    - {path: registers/, reason: Seeded.}"),
  inPrivacy("unsafe-case-pattern", "case-patterns: ['(a+)+']"),
];

/** A rule's own page may bring its seed: whole files, under the heading Seeded. */
function seedOfPage(rule: string): Seed[] {
  const page = readFileSync(new URL(`rules/${rule}.md`, import.meta.url), "utf8");
  const part = page.split(/^## (?=Fires: |Silent: |Seeded$)/m).find((one) => one.startsWith("Seeded\n"));
  const files = [...(part ?? "").matchAll(/^```\S+ (\S+)\n([\s\S]*?)^```$/gm)];
  return files.length === 0
    ? []
    : [{ rule, edits: Object.fromEntries(files.map((file) => [file[1] ?? "", file[2] ?? ""])) }];
}

const SEEDS: readonly Seed[] = [...OURS, ...RULES.flatMap((rule) => seedOfPage(rule.id))];

const BEFORE = counted(problemsOf(UNTOUCHED));

describe("a fault seeded into a whole knowledge base", { timeout: 20_000 }, () => {
  it("is there for every rule", () => {
    const seeded = new Set(SEEDS.map((seed) => seed.rule));
    const rules = [...RULES, ...READING_RULES].map((rule) => rule.id);
    expect(rules.filter((id) => !seeded.has(id))).toEqual([]);
  });

  it.each(SEEDS.map((seed): [string, Seed] => [seed.rule, seed]))(
    "%s is found, and nothing else",
    (_, seed) => {
      const found = newProblems(seededWith([seed]), beforeOf([seed]));
      const own = found.filter((one) => one.rule === seed.rule);
      expect([...new Set(own.map((one) => one.place.path))].sort()).toEqual(pathsOf(seed));
      const others = found.filter((one) => one.rule !== seed.rule && !OF_REVIEWS.includes(one.rule));
      expect(
        others
          .map((one) => `${one.place.path} ${one.rule}: ${one.message}`)
          .filter((line) => !isNamed(line, seed)),
      ).toEqual([]);
      expect([...new Set(others.map((one) => one.rule))].sort()).toEqual([...(seed.also ?? [])].sort());
    },
  );

  it("is found among all that touch other files", () => {
    const seeds = independent(SEEDS);
    const found = newProblems(seededWith(seeds), beforeOf(seeds));
    const lines = new Set(found.map((one) => `${one.rule} ${one.place.path}`));
    const expected = seeds.flatMap((seed) => pathsOf(seed).map((path) => `${seed.rule} ${path}`));
    expect(expected.filter((line) => !lines.has(line))).toEqual([]);
    expect(seeds.length).toBeGreaterThan(50);
  });
});

describe("whatever is wrong", { timeout: 60_000 }, () => {
  const some = fc.shuffledSubarray([...SEEDS], { minLength: 1, maxLength: 25 }).map(independent);

  it("the problems do not depend on the order of the files", () => {
    const ordered = fc.tuple(some, fc.infiniteStream(fc.nat()));
    fc.assert(
      fc.property(ordered, ([seeds, numbers]) => {
        const files = seededWith(seeds);
        const shuffled = [...files]
          .map((file) => ({ file, by: numbers.next().value ?? 0 }))
          .sort((a, b) => a.by - b.by)
          .map(({ file }) => file);
        expect(problemsOf(new Map(shuffled))).toEqual(problemsOf(files));
      }),
      { numRuns: 10 },
    );
  });

  it("every place lies inside its file", () => {
    fc.assert(
      fc.property(some, (seeds) => {
        const files = seededWith(seeds);
        for (const { place, related } of problemsOf(files)) {
          for (const one of [place, ...related.map((other) => other.place)]) {
            const content = files.get(one.path);
            const lines = linesOf(content);
            const within = (line: number, column: number) =>
              line >= 1 &&
              line <= lines.length &&
              column >= 1 &&
              column <= (lines[line - 1] ?? "").length + 1;
            expect([one, within(one.line, one.column), within(one.endLine, one.endColumn)]).toEqual([
              one,
              true,
              true,
            ]);
            expect(one.endLine > one.line || one.endColumn >= one.column).toBe(true);
          }
        }
      }),
      { numRuns: 10 },
    );
  });
});

function linesOf(content: FileContent | undefined): readonly string[] {
  if (typeof content === "string") return content.split("\n");
  return content instanceof Uint8Array ? new TextDecoder().decode(content).split("\n") : [""];
}

function problemsOf(files: Files, before?: Files): readonly Problem[] {
  return runRules(knowledgeBase(files), RULES, TODAY, before && knowledgeBase(before));
}

/** Problems that the untouched copy does not have; lines may have moved, so they are told apart by what they say. */
function newProblems(files: Files, before: Files): readonly Problem[] {
  const left = new Map(BEFORE);
  return problemsOf(files, before).filter((problem) => {
    const times = left.get(keyOf(problem)) ?? 0;
    left.set(keyOf(problem), times - 1);
    return times <= 0;
  });
}

function counted(problems: readonly Problem[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const problem of problems) counts.set(keyOf(problem), (counts.get(keyOf(problem)) ?? 0) + 1);
  return counts;
}

function keyOf({ rule, place, message }: Problem): string {
  return `${place.path} ${rule} ${message}`;
}

function seededWith(seeds: readonly Seed[]): Files {
  return seeds.reduce<Files>((files, { edits }) => withEdits(files, edits), UNTOUCHED);
}

/** What the seeds' changed files were, and scrutiny.yaml, without which nothing is read. */
function beforeOf(seeds: readonly Seed[]): Files {
  const all = seeds.reduce<Files>((files, { before }) => withEdits(files, before ?? {}), UNTOUCHED);
  const paths = new Set(["scrutiny.yaml", ...seeds.flatMap(({ before }) => Object.keys(before ?? {}))]);
  return new Map([...all].filter(([path]) => paths.has(path)));
}

function withEdits(untouched: Files, edits: Readonly<Record<string, Edit>>): Files {
  let files = untouched;
  for (const [path, edit] of Object.entries(edits)) {
    if (typeof edit !== "function") files = laidOver(files, [[path, edit]]);
    else {
      const text = files.get(path);
      if (typeof text !== "string") throw new Error(`there is no text at ${path}`);
      files = laidOver(files, [[path, edit(text)]]);
    }
  }
  return files;
}

/** The first seed of each path: no two of them touch one file. */
function independent(seeds: readonly Seed[]): readonly Seed[] {
  const taken = new Set<string>();
  return seeds.filter((seed) => {
    const paths = [...Object.keys(seed.edits), ...Object.keys(seed.before ?? {})];
    if (seed.alone || paths.some((path) => taken.has(path))) return false;
    for (const path of paths) taken.add(path);
    return true;
  });
}

function pathsOf(seed: Seed): readonly string[] {
  return [...(seed.at ?? Object.keys(seed.edits).slice(0, 1))].sort();
}

function isNamed(line: string, { also }: Seed): boolean {
  return (also ?? []).some((rule) => line.includes(` ${rule}: `));
}

function readFolder(root: string, below = ""): Map<string, FileContent> {
  const files = new Map<string, FileContent>();
  for (const name of readdirSync(`${root}${below}`).sort()) {
    const path = `${below}${name}`;
    if (statSync(`${root}${path}`).isDirectory()) {
      for (const [inner, content] of readFolder(root, `${path}/`)) files.set(inner, content);
    } else if (/\.(?:md|yaml)$/.test(name)) files.set(path, readFileSync(`${root}${path}`, "utf8"));
    else files.set(path, readFileSync(`${root}${path}`));
  }
  return files;
}
