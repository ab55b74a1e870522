// Every command that writes files, each over a copy of one small knowledge base; and `submit`, for which git writes. `verify`
// writes nothing there.
/** In `before`: what stands there is committed. */
export const COMMIT = ["commit"];

const JULY = "2025-07-10-delegated-safeguarding-partners-group-july-k7f3";
const OVERDUE = "registers/requests/2025-07-03-complaints-and-compliments-analysis-2024-f8tm.md";
const QUARTER = ["--quarter", "Q2", "--year", "2025/26"];
const MARLOW = ["--by", "A. Marlow"];
const NEW = ["--date", "2025-10-16", "--yes", "--no-edit"];
const KEPT = {
  "registers/challenges/2025-07-10-partnership-budget-for-2026-27-q4rd.md.kept-7f3a":
    "record: 2025-07-10-partnership-budget-for-2026-27-q4rd\nupdate: {on: 2025-10-15, by: A. Marlow, text: It waits., status: answered}\n",
};
// of what is kept there is nothing a second time, which is said with exit 2
const MORE = ["update", "C1", ...MARLOW, "--text", "It goes on."];
const COLUMNS = ["title=Title", "date=Day", "says=Says", "finding=Seen"].flatMap((one) => ["--map", one]);
const ABOUT = ["--about", "learning.cascade", "--evidence", JULY];

/**
 * `argv` is what is typed; `before` is typed first, without a fault, `prepare` names what else is made ready
 * (`prepare.mjs`), `files` are there from the beginning, `inGit` are folders below `.git` that the command writes to.
 * `starts`: the faults are at the starts of programs, branches count as files, and the next run does what is still to do.
 */
export const CASES = [
  {
    name: "new-evidence",
    argv: ["new-evidence", "A panel", "--activity", "dsp-group", "--finding", "+ They came.", ...NEW],
  },
  {
    name: "finish",
    argv: ["finish", "a-panel", "--about", "1=learning.cascade", "--yes"],
    before: [["new-evidence", "A panel", "--activity", "dsp-group", "--finding", "+ They came.", ...NEW]],
  },
  { name: "done", argv: ["done", "dsp-group", "--on", "2025-10-14"] },
  {
    name: "new-recommendation",
    argv: [
      "new-recommendation",
      "Send it on",
      "--owner",
      "council",
      "--priority",
      "2",
      "--due",
      "2025-12-19",
      ...ABOUT,
      ...NEW,
    ],
  },
  {
    name: "new-challenge",
    argv: ["new-challenge", "Who pays", "--question", "Who pays for it?", "--to", "council", ...NEW],
  },
  {
    name: "new-escalation",
    argv: [
      "new-escalation",
      "Joint visits",
      "--notified",
      "2025-10-16",
      "--party",
      "council",
      "police",
      ...NEW,
    ],
  },
  {
    name: "new-request",
    argv: [
      "new-request",
      "Figures of the autumn",
      "--requirement",
      "complaints",
      "--from",
      "hospitals",
      ...NEW,
    ],
  },
  {
    name: "new-learning-review",
    argv: [
      "new-learning-review",
      "A rapid review",
      "--reference",
      "RR-9",
      "--kind",
      "rapid-review",
      "--became-aware",
      "2025-10-13",
      "--yes",
      "--no-edit",
    ],
  },
  { name: "update an entry", argv: ["update", "C1", ...MARLOW, "--text", "It was raised again."] },
  {
    name: "update a note",
    argv: ["update", JULY, "--withdraw", "--reason", "The record was wrong.", ...MARLOW],
  },
  {
    name: "update a decision",
    argv: ["update", "D2", "--outcome", "taken", "--text", "The figure was brought."],
  },
  { name: "update --merge", argv: ["update", "C1", "--merge", ...MARLOW], prepare: "merge" },
  {
    name: "update --take",
    argv: ["update", "C1", "--take"],
    files: KEPT,
    next: MORE,
  },
  { name: "update --drop", argv: ["update", "C1", "--drop"], files: KEPT, next: MORE },
  { name: "renumber", argv: ["renumber", "zz22"], prepare: "clash" },
  { name: "dispose", argv: ["dispose", JULY, "--reason", "The schedule says so.", ...MARLOW, "--yes"] },
  { name: "words", argv: ["words", "--quarter", "Q3", "--year", "2025/26"] },
  { name: "words --more", argv: ["words", ...QUARTER, "--more"] },
  { name: "review", argv: ["review", JULY, ...MARLOW, "--role", "scrutineer", "--yes"] },
  { name: "review of a quarter", argv: ["review", ...QUARTER, ...MARLOW, "--role", "scrutineer", "--yes"] },
  {
    name: "waive",
    argv: [
      "waive",
      "request-overdue",
      `${OVERDUE}:7:6`,
      "--reason",
      "It waits.",
      "--owner",
      "Business Manager",
      "--until",
      "2026-01-31",
    ],
  },
  {
    name: "programme new",
    argv: ["programme", "new", "--year", "2026/27", "--from", "2025/26", "--carry", "all"],
  },
  {
    name: "programme agree",
    argv: ["programme", "agree", "--year", "2026/27", "--by", "dsp-group", "--on", "2025-10-10"],
    before: [["programme", "new", "--year", "2026/27", "--from", "2025/26", "--carry", "all"]],
  },
  {
    name: "import",
    argv: ["import", "visits.csv", "--as", "evidence", ...COLUMNS, "--set", "activity=front-door", "--yes"],
    files: {
      "visits.csv":
        "Title,Day,Says,Seen\nVisit to a school,2025-09-25,+,They came.\nVisit to a clinic,2025-09-26,?,It was not clear.\n",
    },
  },
  { name: "export", argv: ["export", "recommendations", "--output", "out"] },
  {
    name: "export --force",
    argv: ["export", "recommendations", "--format", "csv", "--force"],
    files: { "recommendations-2025-10-16.csv": "Somebody wrote here.\n" },
  },
  { name: "brief", argv: ["brief", "dsp-group", "--output", "brief.md"] },
  { name: "hooks install", argv: ["hooks", "install"], inGit: ["hooks"] },
  { name: "hooks remove", argv: ["hooks", "remove"], before: [["hooks", "install"]], inGit: ["hooks"] },
  { name: "report, Markdown", argv: ["report", ...QUARTER, "--format", "md"] },
  { name: "report, four formats", argv: ["report", ...QUARTER, "--format", "md,pdf,html,docx"] },
  {
    name: "report, factual accuracy",
    argv: ["report", ...QUARTER, "--stage", "factual-accuracy", "--format", "md,html"],
  },
  {
    name: "report, final",
    argv: ["report", ...QUARTER, "--stage", "final", "--format", "md,html"],
    before: [["review", ...QUARTER, ...MARLOW, "--role", "scrutineer", "--yes"], COMMIT],
  },
  {
    name: "report, final, issue 2",
    argv: ["report", ...QUARTER, "--stage", "final", "--format", "md,html"],
    before: [
      ["review", ...QUARTER, ...MARLOW, "--role", "scrutineer", "--yes"],
      COMMIT,
      ["report", ...QUARTER, "--stage", "final", "--format", "md,html"],
      ["done", "dsp-group", "--on", "2025-09-29"],
      COMMIT,
    ],
  },
  {
    name: "report once more",
    argv: ["report", ...QUARTER, "--format", "md,html"],
    before: [
      ["report", ...QUARTER, "--format", "md,docx"],
      ["done", "dsp-group", "--on", "2025-09-29"],
    ],
  },
  { name: "statement", argv: ["statement", "--year", "2025/26", "--format", "md,html"] },
  { name: "schema", argv: ["schema", "--output", "schemas"] },
  {
    name: "init",
    argv: [
      "init",
      "new",
      "--partnership",
      "Newshire Safeguarding Children Partnership",
      "--checks",
      "github",
      "--yes",
    ],
    // a second time it refuses; whatever writes there next clears away
    next: ["-C", "new", "programme", "new", "--year", "2031/32", "--carry", "none"],
  },
  {
    name: "submit",
    argv: ["submit", "--yes"],
    before: [["new-evidence", "A panel", "--activity", "dsp-group", "--finding", "+ They came.", ...NEW]],
    prepare: "remote",
    starts: true,
  },
];
