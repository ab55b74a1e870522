import { describe, expect, it } from "vitest";
import { run } from "../support/copy.ts";
import { FERNSHIRE } from "../support/fixture.ts";

const env = { SCRUTINY_TODAY: "2026-06-15" };
const CHALLENGE = [
  "new-challenge",
  "Who decides",
  "--forum",
  "dsp-group",
  "--question",
  "Who?",
  "--why",
  "So.",
];
const NOTE = [
  "new-evidence",
  "A visit",
  "--date",
  "2026-03-12",
  "--finding",
  "+ It works.",
  "--yes",
  "--dry-run",
];

/** What was typed with a slip in it, and what was meant. */
const SLIPS: readonly (readonly [string, readonly string[], string])[] = [
  ["a command", ["stauts"], "status"],
  ["a command of a command", ["programme", "shwo"], "show"],
  ["an option", ["coverage", "--quater", "Q2"], "--quarter"],
  ["an option of the program", ["--verbos", "status"], "--verbose"],
  [
    "a criterion of a finding",
    [...NOTE, "--activity", "front-door", "--about", "leadership.strategy-and-fundng"],
    "leadership.strategy-and-funding",
  ],
  [
    "a criterion",
    [...CHALLENGE, "--to", "council", "--about", "leadership.strategy-and-fundng"],
    "leadership.strategy-and-funding",
  ],
  ["a thing that is traced", ["trace", "leadershp"], "leadership"],
  ["a function", ["trace", "function.voic"], "function.voice"],
  ["an activity that was done", ["done", "dsp-gruop", "--on", "2026-03-12"], "dsp-group"],
  ["an activity of a note", [...NOTE, "--activity", "front-dor"], "front-door"],
  ["an activity before a meeting", ["brief", "dsp-grup"], "dsp-group"],
  ["an agency that is asked", [...CHALLENGE, "--to", "counicl"], "council"],
  [
    "an agency of a request",
    ["new-request", "--requirement", "performance-data", "--from", "polcie", "--yes"],
    "police",
  ],
  ["who is to act", ["todo", "--for", "polic"], "police"],
  [
    "who agreed",
    ["programme", "agree", "--year", "2025/26", "--by", "dsp-grop", "--on", "2026-06-11"],
    "dsp-group",
  ],
  [
    "a requirement",
    ["new-request", "--requirement", "performance-dat", "--asked", "2026-03-18", "--from", "police", "--yes"],
    "performance-data",
  ],
  [
    "the id of a note",
    ["trace", "2026-02-04-front-door-visit-in-februray-nj9g"],
    "2026-02-04-front-door-visit-in-february-nj9g",
  ],
  [
    "the id of an entry",
    ["update", "2025-07-10-partnership-budget-for-2026-xxxx", "--text", "A."],
    "2025-07-10-partnership-budget-for-2026",
  ],
  ["a rule", ["explain", "claim-without-evidenc"], "claim-without-evidence"],
  [
    "a rule that is waived",
    [
      "waive",
      "recomendation-overdue",
      "scrutiny.yaml:1:1",
      "--reason",
      "A.",
      "--owner",
      "B",
      "--until",
      "2026-07-01",
    ],
    "recommendation-overdue",
  ],
  ["a format", ["status", "--format", "jsn"], "json"],
  ["a format of a report", ["report", "--quarter", "Q2", "--format", "pfd"], "pdf"],
  ["a format of check", ["check", "--format", "sarf"], "sarif"],
  ["an edition", ["report", "--quarter", "Q2", "--edition", "publc"], "public"],
  ["a stage", ["report", "--quarter", "Q2", "--stage", "finl"], "final"],
  ["a kind of thing to do", ["todo", "--kind", "told-bak"], "told-back"],
  ["a kind that is searched", ["search", "panel", "--kind", "chalenge"], "challenge"],
  ["a role of a review", ["review", "R3", "--role", "scrutiner"], "scrutineer"],
  ["an outcome", ["update", "2025/26-D1", "--outcome", "takn", "--text", "A."], "taken"],
  ["a schema", ["schema", "not"], "note"],
  ["a shell", ["completion", "powershel"], "powershell"],
];

describe("a slip is met with what was meant", () => {
  it.each(SLIPS)("%s: %j", async (_, argv, meant) => {
    const { code, out, err } = await run(FERNSHIRE, argv, { env });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(new RegExp(`[Dd]id you mean[^?]*${meant.replace(/[.*+?]/g, "\\$&")}`));
  });
});
