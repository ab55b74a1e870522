import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PROBLEM_FORMATS } from "../src/render/problem-formats.ts";
import { copyOf, run } from "./support/copy.ts";
import { WORKED_EXAMPLE } from "./support/fixture.ts";
import { IDENTIFIERS, type Identifier } from "./support/identifiers.ts";

const env = { SCRUTINY_TODAY: "2025-10-16" };
const NOTE = "evidence/2025-26/2025-07-10-delegated-safeguarding-partners-group-july-k7f3.md";
const Q2 = "programme/2025-26/q2.md";
const DIARY = "programme/2025-26/diary.yaml";
const PROGRAMME = "programme/2025-26/programme.yaml";
const read = (path: string) => readFileSync(join(WORKED_EXAMPLE, path), "utf8");

/** The example with the words in one place. */
const PLACES: Readonly<Record<string, (said: string) => Readonly<Record<string, string>>>> = {
  "a title": (said) => ({ [NOTE]: read(NOTE).replace(/^title: .*$/m, `title: "${said}"`) }),
  "a finding": (said) => ({ [NOTE]: read(NOTE).replace(/finding: [^,\n]*/, `finding: "${said}"`) }),
  "the text below": (said) => ({ [NOTE]: `${read(NOTE)}\n${said}\n` }),
  "a comment": (said) => ({ [NOTE]: read(NOTE).replace(/^title: .*$/m, (line) => `${line} # ${said}`) }),
  "a value that is not known": (said) => ({
    [NOTE]: read(NOTE).replace(/^status: .*$/m, `status: "${said}"`),
  }),
  "the name of a field": (said) => ({ [NOTE]: read(NOTE).replace("---\n", `---\n"${said}": yes\n`) }),
  "a field twice": (said) => ({ [NOTE]: read(NOTE).replace("---\n", `---\n"${said}": a\n"${said}": b\n`) }),
  "an activity that is not known": (said) => ({
    [NOTE]: read(NOTE).replace(/^activity: .*$/m, `activity: "${said}"`),
  }),
  "the name of a note": (said) => ({ [`evidence/2025-26/${said}.md`]: "Text.\n" }),
  "the name of a file that nobody reads": (said) => ({ [`programme/2025-26/${said}.txt`]: "Text.\n" }),
  "the name of an attached file": (said) => ({ [`evidence/2025-26/files/${said}.csv`]: "a,b\n" }),
  "own words": (said) => ({ [Q2]: read(Q2).replace("## Headline\n\n", (head) => `${head}${said}\n\n`) }),
  "a citation": (said) => ({
    [Q2]: read(Q2).replace("## Headline\n\n", (head) => `${head}See [@${said}].\n\n`),
  }),
  "a heading": (said) => ({ [Q2]: `${read(Q2)}\n## ${said}\n\nText.\n` }),
  "the diary": (said) => ({
    [DIARY]: `${read(DIARY)}  - {on: 2025-09-30, activity: voice, outcome: missed, why: "${said}"}\n`,
  }),
  "the programme": (said) => ({ [PROGRAMME]: `${read(PROGRAMME)}\nnotes: [${JSON.stringify(said)}]\n` }),
};

/** A name is said as it is where it only may identify: else nobody could find the file or the field. */
const NAMES = Object.keys(PLACES).filter(
  (place) => place.startsWith("the name of") || place === "a field twice",
);

const QUARTER = ["--quarter", "Q2", "--year", "2025/26"];
const COMMANDS: readonly (readonly string[])[] = [
  ...PROBLEM_FORMATS.map(({ format }) => ["check", "--format", format]),
  ["check", "--strict", "--verbose"],
  ["coverage", ...QUARTER],
  ["coverage", ...QUARTER, "--format", "json"],
  ["words", ...QUARTER, "--more", "--dry-run"],
  ["trace", "dsp-group"],
  ["trace", "2025-07-10-delegated-safeguarding-partners-group-july-k7f3", "--format", "json"],
  ["search", "delegated", "partners"],
  ["search", "delegated", "partners", "--format", "json"],
  ["brief", "dsp-group"],
  ["diff", "2025/26-Q1", "2025/26-Q2"],
  ["diff", "2025/26-Q1", "2025/26-Q2", "--format", "markdown"],
  ["diff", "2025/26-Q1", "2025/26-Q2", "--format", "json"],
];

/** Where a word of the user's is said back. */
const ARGUMENTS: readonly ((said: string) => readonly string[])[] = [
  (said) => [said],
  (said) => ["check", said],
  (said) => ["check", "--format", said],
  (said) => ["check", `--${said}`],
  (said) => ["-C", said, "check"],
  (said) => ["--at", said, "check", "--format", "json"],
  (said) => ["--as-of", said, "check"],
  (said) => ["explain", said],
  (said) => ["schema", said],
  (said) => ["schema", "--output", said, "--dry-run"],
  (said) => ["coverage", "--quarter", said],
  (said) => ["coverage", "--year", said, "--format", "json"],
  (said) => ["report", "--quarter", said],
  (said) => ["report", "--quarter", "Q2", "--format", said],
  (said) => ["report", "--quarter", "Q2", "--output", said, "--dry-run"],
  (said) => ["words", "--quarter", said],
  (said) => ["trace", said],
  (said) => ["trace", said, "--format", "json"],
  (said) => ["trace", "R1", "--depth", said],
  (said) => ["search", said],
  (said) => ["search", said, "--format", "json"],
  (said) => ["search", "word", "--kind", said],
  (said) => ["search", "word", "--year", said],
  (said) => ["brief", said],
  (said) => ["diff", said],
  (said) => ["diff", "main", said, "--format", "json"],
  (said) => ["brief", "voice", "--on", said],
  (said) => ["brief", "voice", "--output", said, "--dry-run"],
  (said) => ["done", said],
  (said) => ["done", "voice", "--on", said],
  (said) => ["done", "voice", "--days", said],
  (said) => ["waive", said, `${NOTE}:1:1`, "--reason", "A.", "--owner", "B.", "--until", "2025-12-31"],
  (said) => ["waive", "postcode", `${said}:1:1`, "--reason", "A.", "--owner", "B.", "--until", "2025-12-31"],
  (said) => ["waive", "postcode", `${NOTE}:1:1`, "--reason", said, "--owner", said, "--until", said],
  (said) => ["new-evidence", said],
  (said) => ["new-evidence", "A title", "--activity", said],
  (said) => ["new-evidence", "A title", "--activity", "voice", "--date", said],
  (said) => ["new-evidence", "A title", "--activity", "voice", "--method", said],
  (said) => ["new-evidence", "A title", "--activity", "voice", "--heard", `${said}=3`],
  (said) => ["new-evidence", "A title", "--activity", "voice", "--finding", said],
  (said) => ["new-evidence", "A title", "--activity", "voice", "--finding", "+ A.", "--about", said],
  (said) => ["new-evidence", "--input", said],
];

/** A few at a time, as a title takes no more. */
const GROUPS: readonly (readonly Identifier[])[] = [
  IDENTIFIERS.filter((one) => one.severity === "error").slice(0, 4),
  IDENTIFIERS.filter((one) => one.severity === "error").slice(4),
  IDENTIFIERS.filter((one) => one.severity === "warning"),
];

function expectMasked(identifiers: readonly Identifier[], text: string, what: string): void {
  for (const { secret } of identifiers)
    for (const form of [secret, secret.replaceAll(" ", ""), encodeURI(secret)])
      expect(text.includes(form) ? `${what} says ${form}` : "").toBe("");
}

describe.each(GROUPS.map((group) => [group.map((one) => one.rule).join(", "), group] as const))(
  "%s",
  (_, group) => {
    const isError = group.every((one) => one.severity === "error");
    const said = group.map((one) => one.said).join(" ");

    it.each(Object.keys(PLACES).filter((place) => isError || !NAMES.includes(place)))(
      "in %s: none stands in any output",
      async (place) => {
        const root = copyOf(WORKED_EXAMPLE, PLACES[place]?.(said) ?? {});
        for (const argv of COMMANDS) {
          // what only may identify is masked where a line of a file is shown
          if (!isError && argv[0] !== "check") continue;
          const { out, err } = await run(root, argv, { env });
          const isJson = argv[0] === "check" && argv.includes("json");
          if (isJson) for (const { rule } of group) expect(out).toContain(`"rule": "${rule}"`);
          expectMasked(group, out + err, argv.join(" "));
        }
        const report = await run(root, ["report", ...QUARTER, "--format", "md", "--dry-run"], { env });
        expectMasked(group, report.err, "report");
      },
    );
  },
);

describe.each(IDENTIFIERS.filter((one) => one.severity === "error").map((one) => [one.rule, one] as const))(
  "%s",
  (_, identifier) => {
    it("is not said back of what was typed", async () => {
      const root = copyOf(WORKED_EXAMPLE);
      for (const make of ARGUMENTS) {
        const { out, err, code } = await run(root, make(identifier.said), { env });
        expect(code, make("…").join(" ")).not.toBe(70);
        expectMasked([identifier], out + err, make("…").join(" "));
      }
    });
  },
);
