import type { ListedCommand } from "./command.ts";

/** Every command, in the order in which `--help` lists them. */
export const COMMANDS: readonly ListedCommand[] = [
  {
    name: "init",
    summary: "lay out a new knowledge base, asked or by options",
    load: async () => (await import("./init.ts")).init,
  },
  {
    name: "new-evidence",
    summary: "write an evidence note, asked or by flags",
    load: async () => (await import("./new-evidence.ts")).newEvidence,
  },
  {
    name: "finish",
    summary: "give a draft note what it still lacks, and make it ready",
    load: async () => (await import("./finish.ts")).finish,
  },
  {
    name: "done",
    summary: "add a line to the diary: done, cancelled, postponed, missed",
    load: async () => (await import("./done.ts")).done,
  },
  {
    name: "new-recommendation",
    summary: "open a recommendation: what, by whom, by when, resting on what",
    load: async () => (await import("./new-recommendation.ts")).newRecommendation,
  },
  {
    name: "new-challenge",
    summary: "open a challenge: a question to partners, and its deadline",
    load: async () => (await import("./new-challenge.ts")).newChallenge,
  },
  {
    name: "new-escalation",
    summary: "open an escalation in which your view is asked",
    load: async () => (await import("./new-escalation.ts")).newEscalation,
  },
  {
    name: "new-request",
    summary: "open a request for information of the work programme",
    load: async () => (await import("./new-request.ts")).newRequest,
  },
  {
    name: "new-learning-review",
    summary: "open a learning review: its days, never a case",
    load: async () => (await import("./new-learning-review.ts")).newLearningReview,
  },
  {
    name: "update",
    summary: "append what happened to a register entry, a note or a decision",
    load: async () => (await import("./update.ts")).update,
  },
  {
    name: "renumber",
    summary: "mend a clash of numbers in a register",
    load: async () => (await import("./renumber.ts")).renumber,
  },
  {
    name: "dispose",
    summary: "take a record's words away, under your own schedule, and leave a tombstone",
    load: async () => (await import("./dispose.ts")).dispose,
  },
  {
    name: "words",
    summary: "lay out the page of your own words for a quarter or the year",
    load: async () => (await import("./words.ts")).words,
  },
  {
    name: "review",
    summary: "stamp records as reviewed, or list what awaits a stamp",
    load: async () => (await import("./review.ts")).review,
  },
  {
    name: "brief",
    summary: "one page before a meeting",
    load: async () => (await import("./brief.ts")).brief,
  },
  {
    name: "check",
    summary: "every problem, at its place, with its cure",
    load: async () => (await import("./check.ts")).check,
  },
  {
    name: "summary",
    summary: "what a change does, in the words of a pull request's comment",
    load: async () => (await import("./summary.ts")).summary,
  },
  {
    name: "submit",
    summary: "send your change to be looked at: check, branch, commit, push",
    load: async () => (await import("./submit.ts")).submit,
  },
  {
    name: "hooks",
    summary: "have git refuse personal data, before a commit and before a push",
    load: async () => (await import("./hooks.ts")).hooks,
  },
  {
    name: "explain",
    summary: "what a rule of check finds, and why, with an example",
    load: async () => (await import("./explain.ts")).explain,
  },
  {
    name: "waive",
    summary: "let one problem stand until a day, with a reason",
    load: async () => (await import("./waive.ts")).waive,
  },
  {
    name: "status",
    summary: "the year on one screen",
    load: async () => (await import("./status.ts")).status,
  },
  {
    name: "todo",
    summary: "what to do next, the most urgent first",
    load: async () => (await import("./todo.ts")).todo,
  },
  {
    name: "coverage",
    summary: "areas and criteria against evidence, with the gaps",
    load: async () => (await import("./coverage.ts")).coverage,
  },
  {
    name: "trace",
    summary: "what a note, an entry, a criterion or a duty rests on, and what rests on it",
    load: async () => (await import("./trace.ts")).trace,
  },
  {
    name: "diff",
    summary: "what changed between two commits, days, quarters or years",
    load: async () => (await import("./diff.ts")).diff,
  },
  {
    name: "search",
    summary: "words in notes, registers, own words, the diary and the framework",
    load: async () => (await import("./search.ts")).search,
  },
  {
    name: "programme",
    summary: "the work programme: how it stands, the next one, who agreed it",
    load: async () => (await import("./programme.ts")).programme,
  },
  {
    name: "report",
    summary: "the quarterly progress report",
    load: async () => (await import("./report.ts")).report,
  },
  {
    name: "statement",
    summary: "the annual statement of assurance",
    load: async () => (await import("./statement.ts")).statement,
  },
  {
    name: "verify",
    summary: "whether a final report is as sealed, and what moved since",
    load: async () => (await import("./verify.ts")).verify,
  },
  {
    name: "export",
    summary: "registers, evidence and the calendar for Excel, Word and Outlook; an owner's form",
    load: async () => (await import("./export.ts")).exportRecords,
  },
  {
    name: "chase",
    summary: "the words of a reminder, late items first",
    load: async () => (await import("./chase.ts")).chase,
  },
  {
    name: "import",
    summary: "take in an owner's return, a spreadsheet, or the comments of a Word file",
    load: async () => (await import("./import.ts")).importFile,
  },
  {
    name: "schema",
    summary: "JSON Schemas of the files, for editors",
    load: async () => (await import("./schema.ts")).schema,
  },
  {
    name: "completion",
    summary: "have your shell complete commands, options and ids",
    load: async () => (await import("./completion.ts")).completionOf(COMMANDS),
  },
];
