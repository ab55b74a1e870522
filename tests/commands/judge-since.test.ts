import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { concerns, restingOn } from "../../src/check/resting.ts";
import { RULES } from "../../src/check/rules/index.ts";
import { type Checked, checkAll } from "../../src/check/run.ts";
import { judgeSince } from "../../src/commands/check/judge-since.ts";
import { loadKnowledgeBase, loadPolicy } from "../../src/edge/load.ts";
import { scanned } from "../../src/edge/scanned.ts";
import { toDay } from "../../src/model/day.ts";
import type { Problem } from "../../src/model/problem.ts";
import { type FileContent, TINY, TINY_TODAY } from "../support/knowledge-base.ts";
import { memorySource } from "../support/memory-source.ts";
import { casesOf } from "../support/rule-page.ts";
import { fakeWorld } from "../support/world.ts";

type Contents = ReadonlyMap<string, string | Uint8Array>;

const TODAY = toDay(TINY_TODAY);
const PAGES = fileURLToPath(new URL("../rules/", import.meta.url));

const finding = "findings:\n  - {about: learning.cascade, says: working-well, finding: It was.}\n";
const other = (day: string, ending: string, more = "", body = ""): [string, string] => [
  `evidence/${day < "2025-04-01" ? "2024-25" : "2025-26"}/${day}-another-note-${ending}.md`,
  `---\ntitle: Another note\ndate: ${day}\nactivity: unplanned\nmethods: [interview]\nstatus: ready\n${finding}${more}---\n${body}\n`,
];

/** The tiny knowledge base among notes that a change mostly has nothing to do with. */
const AMONG: Contents = new Map([
  ...([...TINY] as [string, string][]),
  other("2025-04-03", "aa01"),
  other("2025-05-04", "aa02", "related: [2025-04-03-another-note-aa01]\n"),
  other("2025-07-11", "aa03", "", "As in [@2025-04-03-another-note-aa01, 1]."),
  other("2025-08-05", "aa04", "supersedes: [2025-05-04-another-note-aa02]\n"),
  other("2025-09-06", "aa05"),
  other("2025-10-07", "aa06"),
]);

/** A note that one note names, and that names another. */
const OFTEN = ["evidence/2025-26/2025-05-04-another-note-aa02.md"];

/** Every case of every rule's page: the files that it lays over. */
const CASES = readdirSync(PAGES).flatMap((name) => {
  const page = readFileSync(`${PAGES}${name}`, "utf8");
  return casesOf(page)
    .filter(({ files }) => files.every(([, content]) => isContent(content)))
    .map(({ title, files }): [string, Contents] => [
      `${name} ${title}`,
      new Map(files.flatMap(([path, content]) => (isContent(content) ? [[path, content]] : []))),
    ]);
});

function isContent(content: FileContent): content is string | Uint8Array {
  return typeof content === "string" || content instanceof Uint8Array;
}

function touched(files: Contents, path: string): Contents {
  const more = Buffer.from(path.endsWith(".yaml") ? "# touched\n" : "\nTouched.\n");
  const content = files.get(path) ?? "";
  return new Map([...files, [path, Buffer.concat([Buffer.from(content), more])]]);
}

function without(files: Contents, path: string): Contents {
  return new Map([...files].filter(([at]) => at !== path));
}

/** What is reported since a state, and what the whole check finds in the same files. */
async function both(was: Contents, is: Contents) {
  const [source, base] = [memorySource(is), memorySource(was)];
  const world = fakeWorld({ cwd: "/" });
  const looked = scanned({ now: source, like: Promise.resolve("") });
  const found = await judgeSince({ source, own: source, base, looked, world, ref: "main", today: TODAY });
  const { changed = [], restingOn: resting = [] } = found.since ?? {};
  const before = found.before;
  const whole = await loadKnowledgeBase(source, await loadPolicy(source), world);
  const checked = checkAll(whole, RULES, TODAY, { before });
  const paths = new Set(changed);
  const reported = new Set([...changed, ...resting]);
  const among = (problems: readonly Problem[]) =>
    found.since?.isAll ? problems : problems.filter((one) => concerns(one, reported, paths));
  const expected: Checked = { problems: among(checked.problems), waived: among(checked.waived) };
  const restingInWhole = before && !found.since?.isAll ? restingOn(whole, { changed, before }) : resting;
  return { found, changed, resting, expected, restingInWhole };
}

const AGREED = "reason: Agreed in March., owner: Business Manager, until: 2025-12-31";

/** A note in which children were heard, and that does not say when they are told what came of it. */
const heard = (day: string, ending: string) => other(day, ending, "heard: {children: 2}\n");

/** Those notes among the others, with more at the end of the policy. */
function withPolicy(more: string, notes: readonly [string, string][]): Contents {
  return new Map([...AMONG, ["scrutiny.yaml", `${AMONG.get("scrutiny.yaml")}${more}`], ...notes]);
}

const checkedIn = ({ problems, waived }: Checked): Checked => ({ problems, waived });

describe("what is reported since a commit", () => {
  it("has cases with notes that were not read", async () => {
    const path = "evidence/2025-26/2025-10-07-another-note-aa06.md";
    const { found } = await both(AMONG, touched(AMONG, path));
    expect(found.since).toMatchObject({ changed: [path], restingOn: [] });
    expect(found.base.files.unasked.size).toBeGreaterThan(2);
  });

  // a rule that finds something else here looks at notes that a file does not name: say `needsAllNotes`, or read
  // docs/pull-requests.md
  it.each(CASES)("is what the whole check finds there: %s", async (_, over) => {
    const is = new Map([...AMONG, ...over]);
    for (const path of new Set([...over.keys(), ...OFTEN])) {
      for (const was of [touched(is, path), without(is, path)]) {
        if (!was.has("scrutiny.yaml")) continue;
        const { found, expected, resting, restingInWhole } = await both(was, is);
        expect(checkedIn(found), path).toEqual(expected);
        expect(resting, path).toEqual(restingInWhole);
      }
      if (path === "scrutiny.yaml") continue;
      const { found, expected } = await both(is, without(is, path));
      expect(checkedIn(found), `without ${path}`).toEqual(expected);
    }
  });

  it("knows of a note of a later quarter that takes the place of one that is cited", async () => {
    const words = "programme/2025-26/q2.md";
    const is = new Map([
      ...AMONG,
      [
        words,
        "---\nquarter: Q2\ncut-off: 2025-10-15\n---\n## Headline\n\nIt was so [@2024-05-05-another-note-aa08, 1].\n",
      ] as const,
      other("2024-05-05", "aa08"),
      other("2025-10-08", "aa07", "supersedes: [2024-05-05-another-note-aa08]\n"),
    ]);
    const { found, expected } = await both(touched(is, words), is);
    expect(found.problems.map(({ rule }) => rule)).toContain("citation-of-superseded-note");
    expect(checkedIn(found)).toEqual(expected);
  });

  it("knows of two records with one id, of which neither changed", async () => {
    const [path, text] = other("2025-05-04", "aa02", "related: [2025-04-03-another-note-aa01]\n");
    const twin = path.replace("2025-26", "2024-25");
    const is = new Map([...AMONG, [twin, text.replace(/^related.*\n/m, "")] as const]);
    const { found, expected } = await both(
      touched(is, "evidence/2025-26/2025-04-03-another-note-aa01.md"),
      is,
    );
    expect(found.problems.map(({ rule, place }) => `${rule} ${place.path}`)).toContain(
      `duplicate-id ${path}`,
    );
    expect(checkedIn(found)).toEqual(expected);
  });

  it("is waived and raised as in the whole check, and the waived are counted of what changed alone", async () => {
    const [there, changed] = [heard("2025-10-08", "aa07"), heard("2025-10-09", "aa08")];
    const late = other("2025-10-09", "aa09", "heard: {children: 2}\ntold-back: {due: 2025-10-10}\n");
    const is = withPolicy(
      `check:
  raise: {told-back-overdue: error}
privacy:
  waivers:
    - {rule: heard-and-not-told-back, path: evidence/, ${AGREED}}
`,
      [there, changed, late],
    );
    const { found, expected } = await both(touched(touched(is, changed[0]), late[0]), is);
    expect(found.waived.map(({ place }) => place.path)).toEqual([changed[0]]);
    expect(found.problems.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual([
      "error told-back-overdue",
    ]);
    expect(checkedIn(found)).toEqual(expected);
  });

  it("names beside a waiver for errors the same errors as the whole check", async () => {
    const wrong = (day: string, ending: string): [string, string] => {
      const [path, text] = other(day, ending);
      return [path, text.replace("unplanned", "nowhere")];
    };
    const is = withPolicy(
      `privacy:
  waivers:
    - {rule: unknown-activity, path: evidence/, ${AGREED}}
`,
      [wrong("2025-10-08", "aa07"), wrong("2025-10-09", "aa08")],
    );
    const { found, expected } = await both(touched(is, wrong("2025-10-09", "aa08")[0]), is);
    const told = found.problems.find(({ rule }) => rule === "waiver-of-error");
    expect(told?.related.map(({ place }) => place.path)).toEqual([
      wrong("2025-10-08", "aa07")[0],
      wrong("2025-10-09", "aa08")[0],
    ]);
    expect(checkedIn(found)).toEqual(expected);
  });

  it("is nothing where nothing changed", async () => {
    const { found } = await both(AMONG, AMONG);
    expect(found.since).toMatchObject({ changed: [], restingOn: [] });
    expect(found.files.found).toEqual([]);
    expect(found.problems).toEqual([]);
  });

  it("names what rests on a note that is gone, and reads all before it says where to look", async () => {
    const gone = "evidence/2025-26/2025-04-03-another-note-aa01.md";
    const { found } = await both(AMONG, without(AMONG, gone));
    expect(found.since?.restingOn).toEqual([
      "evidence/2025-26/2025-05-04-another-note-aa02.md",
      "evidence/2025-26/2025-07-11-another-note-aa03.md",
    ]);
    expect(found.problems.map(({ rule }) => rule)).toEqual([
      "record-removed",
      "unknown-reference",
      "dangling-citation",
    ]);
    expect(found.base.files.unasked.size).toBe(0);
  });
});
