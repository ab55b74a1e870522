import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { copyOf, run } from "../support/copy.ts";
import { FERNSHIRE } from "../support/fixture.ts";

const RETURNS = "programme/2025-26/escalations.yaml";
const PUBLIC = ["--edition", "public", "--yes", "--format", "md", "--stdout"];
const Q2 = ["report", "--quarter", "Q2", "--year", "2025/26", ...PUBLIC];
const STATEMENT = ["statement", "--year", "2025/26", ...PUBLIC];

type Change = readonly [path: string, from: string, to: string];

/** The edition with some facts changed, but for its version, which is a digest of all that went in. */
async function edition(
  options: readonly string[],
  changes: readonly Change[] = [],
  more: Readonly<Record<string, string>> = {},
): Promise<string> {
  const folder = copyOf(FERNSHIRE, more);
  for (const [path, from, to] of changes) {
    const text = readFileSync(join(folder, path), "utf8");
    expect(text, path).toContain(from);
    writeFileSync(join(folder, path), text.replace(from, to));
  }
  const ran = await run(folder, options);
  expect(ran.code, ran.err).toBe(0);
  return ran.out.replace(/version [0-9a-f]{12}/g, "version");
}

const REVIEW = "registers/learning-reviews/2026-01-20-thematic-review-of-neglect-vrk5.md";
const POLICE_Q2 =
  "{period: Q2, from: police, notified: 8, settled-at: {practitioner: 5, manager: 2}, open: 1";
const HOSPITALS_Q2 =
  "{period: Q2, from: hospitals, notified: 4, settled-at: {practitioner: 2, manager: 1, head-of-service: 1}, open: 0";

describe("each number that a public edition of the example hides may be another one", () => {
  it.each<[string, readonly string[], readonly Change[]]>([
    [
      "parents and carers heard in the quarter",
      Q2,
      [
        [
          "evidence/2025-26/2025-09-01-deep-dive-harm-outside-the-b9ye.md",
          "parents-carers: 4",
          "parents-carers: 3",
        ],
      ],
    ],
    [
      "settled by heads of service, and open, in the quarter",
      Q2,
      [
        [
          RETURNS,
          HOSPITALS_Q2,
          "{period: Q2, from: hospitals, notified: 4, settled-at: {practitioner: 2, manager: 1}, open: 1",
        ],
      ],
    ],
    ["overdue in the quarter", Q2, [[RETURNS, `${POLICE_Q2}, overdue: 0`, `${POLICE_Q2}, overdue: 1`]]],
    [
      "outcomes notified in the quarter",
      Q2,
      [[RETURNS, "open: 1, overdue: 0, outcomes-notified: 7", "open: 1, overdue: 0, outcomes-notified: 6"]],
    ],
    [
      "settled by delegated partners in the year",
      STATEMENT,
      [[RETURNS, "delegated-partners: 1}, open: 1", "delegated-partners: 2}, open: 0"]],
    ],
    [
      "open at the end of the year",
      STATEMENT,
      [
        [
          RETURNS,
          "open: 2, overdue: 1, outcomes-notified: 8}\n",
          "open: 1, overdue: 1, outcomes-notified: 8}\n",
        ],
      ],
    ],
    [
      "overdue at the end of the year",
      STATEMENT,
      [
        [
          RETURNS,
          "settled-at: {practitioner: 5, manager: 3, head-of-service: 1}, open: 2, overdue: 1",
          "settled-at: {practitioner: 5, manager: 3, head-of-service: 1}, open: 2, overdue: 2",
        ],
      ],
    ],
  ])("%s", async (_, options, changes) => {
    const was = await edition(options);
    expect(was).toContain("\\[c]");
    expect(await edition(options, changes)).toBe(was);
  });

  it("learning reviews of a kind", async () => {
    const was = await edition(STATEMENT);
    expect(was).toContain("thematic reviews \\[c]");
    const text = readFileSync(join(FERNSHIRE, REVIEW), "utf8").replace("TR-2026-1", "TR-2026-2");
    expect(await edition(STATEMENT, [], { [REVIEW.replace("vrk5", "vrk6")]: text })).toBe(was);
  });

  it.each([
    ["the quarter", Q2],
    ["the year", STATEMENT],
  ])("how often something was done as required in %s", async (_, options) => {
    const diary = "programme/2025-26/diary.yaml";
    const line = "  - {on: 2025-09-04, activity: rapid-reviews, outcome: done}\n";
    const text = readFileSync(join(FERNSHIRE, diary), "utf8");
    expect(await edition(options, [], { [diary]: text + line })).toBe(await edition(options));
  });

  it("and a number that is printed may not", async () => {
    const was = await edition(STATEMENT);
    const other = await edition(STATEMENT, [[RETURNS, "notified: 24,", "notified: 25,"]]);
    expect(other).not.toBe(was);
  });
});
