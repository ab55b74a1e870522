import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { nodeWorld } from "../../src/edge/node-world.ts";
import { STOPPED } from "../../src/edge/prompts.ts";
import type { KnowledgeBase } from "../../src/model/knowledge-base.ts";
import { REGISTER_KINDS } from "../../src/model/register-kinds.ts";
import { copyOf, layOver, run } from "../support/copy.ts";
import { load, WORKED_EXAMPLE } from "../support/fixture.ts";
import { type Scripted, scripted } from "../support/prompter.ts";

const FOLDER = "reports/2025-26/q2";
const Q2 = ["report", "--quarter", "Q2", "--format", "md"];
const read = (folder: string, path: string) => readFileSync(join(folder, path), "utf8");
const WORDS = "programme/2025-26/q2.md";

/** A knowledge base whose quarter 2 cites one note with figures, beside the worked example. */
function withFigures(figures: readonly string[], words = "", policy = ""): string {
  const own = read(WORKED_EXAMPLE, WORDS);
  const folder = copyOf(WORKED_EXAMPLE, {
    "evidence/2025-26/2025-08-20-numbers-of-august-aaaa.md": `---
title: Numbers of August
date: 2025-08-20
activity: unplanned
methods: [data-analysis]
marking: OFFICIAL
status: ready
findings:
  - {about: outside-framework, says: worried-about, finding: Fewer came than were asked., from: data}
figures:
${figures.map((one) => `  - {${one}, source: Return of August}`).join("\n")}
sources:
  - {title: Return of August, kind: return, received: 2025-08}
---
`,
    [WORDS]: own.replace(
      "## Outside the framework\n",
      `## Outside the framework\n\nFewer came than were asked${words} [@2025-08-20-numbers-of-august-aaaa, 1].\n`,
    ),
  });
  if (policy !== "") {
    const text = read(folder, "scrutiny.yaml");
    const changed = text.replace(/^disclosure:.*$/m, `disclosure: ${policy}`);
    expect(changed).not.toBe(text);
    layOver(folder, { "scrutiny.yaml": changed });
  }
  return folder;
}

/** Every digest of a file of a knowledge base that somebody who guesses its text could make. */
function digestsOf(base: KnowledgeBase, folder: string): readonly string[] {
  const { sha256, gitBlobId } = nodeWorld();
  const records = [
    ...base.notes.map((one) => ["note", one] as const),
    ...REGISTER_KINDS.flatMap((kind) => base.registers[kind].map((one) => [kind, one] as const)),
  ];
  const files = [...base.files.read, "scrutiny.yaml"].map((path) => readFileSync(join(folder, path)));
  return [
    ...files.flatMap((bytes) => [sha256(bytes), gitBlobId(bytes)]),
    ...records.map(([kind, one]) => base.meaningDigest(kind, one)),
  ];
}

/** The rows of the figures' table that come from the note. */
async function figuresOf(folder: string, edition: string): Promise<readonly string[]> {
  const ran = await run(folder, [...Q2, "--stdout", "--yes", "--edition", edition]);
  expect(ran.err).not.toContain("small-number-in-words");
  expect(ran.code).toBe(0);
  const table = ran.out.slice(ran.out.indexOf("## Figures"), ran.out.indexOf("## Evidence index"));
  return table
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("| Measure") && !line.startsWith("| -"))
    .map((line) => line.split(" | ").slice(0, 3).join(" | ").replaceAll("\\", ""))
    .map((line) => line.replace("| ", "").replace(" | Quarter 2 of 2025/26", ""));
}

const figure = (measure: string, value: number, rest = "") =>
  `measure: ${measure}, value: ${value}, ${rest === "" ? "" : `of: ${rest}, `}unit: children, period: 2025/26-Q2`;

describe("an edition that hides small numbers", () => {
  it("prints the symbol for them, for what gives them away, and for the percentages", async () => {
    const folder = withFigures([
      figure("Seen", 3, "40"),
      figure("Asked", 38, "60"),
      figure("Told", 58, "60"),
    ]);
    expect(await figuresOf(folder, "public")).toEqual([
      "Seen | [c] of 40",
      "Asked | 63% (38 of 60)",
      "Told | [c] of 60",
    ]);
    expect(await figuresOf(folder, "executive")).toContain("Seen | 8% (3 of 40)");
  });

  it("hides the same number in each place, and a sum as far as it must", async () => {
    const folder = withFigures([
      figure("Boys", 3),
      figure("Girls", 20),
      figure("All", 23),
      figure("Others", 50),
    ]);
    expect(await figuresOf(folder, "public")).toEqual([
      "Boys | [c] children",
      "Girls | [c] children",
      "All | 23 children",
      "Others | 50 children",
    ]);
  });

  it("takes symbol, range and rounding from the policy", async () => {
    const policy = "{suppress: {from: 1, to: 9}, symbol: '<10', round-totals-to: 10}";
    const folder = withFigures([figure("Seen", 7), figure("Asked", 38, "63")], "", policy);
    expect(await figuresOf(folder, "public")).toEqual(["Seen | <10 children", "Asked | 60% (38 of 60)"]);
    const ran = await run(folder, [...Q2, "--stdout", "--yes", "--edition", "public"]);
    expect(ran.out.replaceAll("\\", "")).toContain(
      "<10: a number from 1 to 9, hidden so that nobody can be recognised",
    );
    expect(ran.out).toContain("Totals are rounded to the nearest 10.");
  });

  it("prints a number of other things, and no percentage without a base", async () => {
    const folder = withFigures([
      "measure: Wait, value: 3, unit: days, period: 2025/26-Q2",
      "measure: Share, value: 40, unit: '%', period: 2025/26-Q2",
    ]);
    expect(await figuresOf(folder, "public")).toEqual(["Wait | 3 days", "Share | [c] %"]);
  });

  it("hides what people were heard, and says what the symbol means; the first edition does not", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    const open = await run(folder, [...Q2, "--stdout"]);
    const closed = await run(folder, [...Q2, "--stdout", "--edition", "partnership"]);
    expect(open.out).toContain("children 12, parents and carers 4, practitioners 24");
    expect(closed.out).toContain("children 12, parents and carers \\[c], practitioners 24");
    expect(closed.out).toContain("hidden so that nobody can be recognised");
    expect(open.out).not.toContain("hidden so that");
    expect(closed.out).toContain(
      "heads of service \\[c]; open \\[c], of them \\[c] overdue; outcomes notified \\[c].",
    );
    expect(closed.out).toContain("Concerns passed on: \\[c].");
  });

  it("is refused where the words beside a citation say a hidden number, and says where, not which", async () => {
    for (const words of [", three of 40", ", only 3", ": 8% came"]) {
      const folder = withFigures([figure("Seen", 3, "40")], words);
      const ran = await run(folder, [...Q2, "--yes", "--edition", "public"]);
      expect(ran.code).toBe(1);
      expect(ran.err).toMatch(/programme\/2025-26\/q2\.md:\d+:1 error small-number-in-words/);
      expect(ran.err).not.toMatch(/three|\b3\b|8%/);
      expect(existsSync(join(folder, "reports"))).toBe(false);
      expect((await run(folder, Q2)).code).toBe(0);
    }
    expect(await figuresOf(withFigures([figure("Seen", 3, "40")], " on three days"), "public")).toHaveLength(
      1,
    );
  });

  it("is refused where a reason in the diary says a hidden number of people", async () => {
    const folder = withFigures([figure("Seen", 3, "40")]);
    const diary = "programme/2025-26/diary.yaml";
    const text = read(folder, diary).replace("Too few members could come", "Only three children could come");
    expect(text).toContain("three children");
    layOver(folder, { [diary]: text });
    const ran = await run(folder, [...Q2, "--yes", "--edition", "public"]);
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/diary\.yaml:\d+:\d+ error small-number-in-words/);
  });

  it("counts a finding that says a hidden number, and does not print it", async () => {
    const folder = withFigures([figure("Seen", 3, "40")]);
    const note = "evidence/2025-26/2025-08-20-numbers-of-august-aaaa.md";
    const more =
      "  - {about: outside-framework, says: working-well, finding: The three who came were content., from: data}\n";
    layOver(folder, { [note]: read(folder, note).replace("figures:\n", `${more}figures:\n`) });
    const ran = await run(folder, [...Q2, "--stdout", "--yes", "--edition", "public"]);
    expect(ran.code).toBe(0);
    expect(ran.out).not.toContain("who came were content");
    expect(ran.out).toContain("1 more, with a number that this edition hides and not printed.");
    expect((await run(folder, [...Q2, "--stdout"])).out).toContain("The three who came were content");
  });

  it("looks at what earlier quarters printed", async () => {
    const about = (period: string, value: number) =>
      `measure: Missing, value: ${value}, unit: children, period: ${period}`;
    const first = (value: number) => ({
      "evidence/2025-26/2025-05-20-numbers-of-may-bbbb.md": `---
title: Numbers of May
date: 2025-05-20
activity: unplanned
methods: [data-analysis]
marking: OFFICIAL
status: ready
findings:
  - {about: outside-framework, says: worried-about, finding: Some were missing., from: data}
figures:
  - {${about("2025/26-Q1", value)}, source: Return of May}
sources:
  - {title: Return of May, kind: return, received: 2025-05}
---
`,
      "programme/2025-26/q1.md": `${read(WORKED_EXAMPLE, "programme/2025-26/q1.md")}\n## Outside the framework\n\nSome were missing [@2025-05-20-numbers-of-may-bbbb, 1].\n`,
    });
    const soFar = (value: number) => [about("{from: 2025-04-01, to: 2025-09-30}", value)];
    const near = withFigures(soFar(15));
    layOver(near, first(12));
    expect((await figuresOf(near, "public"))[0]).toContain("[c] children");
    const far = withFigures(soFar(40));
    layOver(far, first(12));
    expect((await figuresOf(far, "public"))[0]).toContain("40 children");
    const alone = withFigures(soFar(15));
    expect((await figuresOf(alone, "public"))[0]).toContain("15 children");
  });
});

describe("what is marked above the edition", () => {
  it("is its kind and its quarter: nothing else of a challenge, a note or a learning review", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    const ran = await run(folder, [...Q2, "--yes", "--edition", "public"]);
    expect(ran.code).toBe(0);
    expect(ran.out).toBe(`${FOLDER}/quarterly-report-public.md\n`);
    const page = read(folder, `${FOLDER}/quarterly-report-public.md`);
    expect(page).toContain("\nOFFICIAL\n");
    expect(page).toContain("Public edition.");
    expect(page).toContain("- 1 challenge: C1 of quarter 2 of 2025/26.");
    expect(page).toContain("8 notes used are marked above this edition.");
    expect(page).toContain(
      "- Quarter 2 of 2025/26, 8 notes. Line 2: 4. Line 3: 2, 3, 5, 8. Lines 1 and 2: 6. Lines 1 and 3: 1. No line: 7.",
    );
    expect(page).toContain("Told back: 1 of 3. Not heard this quarter:");
    expect(page).toContain("In this edition learning reviews are counted once a year");
    expect(page).not.toContain("RR-2025-1");
    expect(page).not.toContain("Concerns passed on");
    expect(page).not.toContain("We say it and then it goes quiet");
    for (const record of [
      ...readdirSync(join(folder, "evidence/2025-26")),
      ...readdirSync(join(folder, "registers/challenges")),
    ]) {
      expect(page).not.toContain(record.replace(".md", ""));
      expect(page).not.toContain(record.replace(/^[\d-]+|-[0-9a-z]{4}\.md$/g, ""));
    }
  });

  it("does not stand in the edition's manifest by its name", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    await run(folder, [...Q2, "--yes", "--edition", "public"]);
    const manifest = JSON.parse(read(folder, `${FOLDER}/manifest-public.json`));
    const notes = manifest.records
      .map((one: { path: string }) => one.path)
      .filter((one: string) => one.startsWith("evidence"));
    expect(notes).toHaveLength(8);
    expect(new Set(notes)).toEqual(new Set(["evidence/2025-26"]));
    expect(manifest.report.edition).toBe("public");
  });

  it.each(["partnership", "public"])(
    "has no digest in the manifest of the edition %s by which a guess at its text could be confirmed",
    async (edition) => {
      const folder = copyOf(WORKED_EXAMPLE);
      expect((await run(folder, [...Q2, "--yes", "--edition", edition])).code).toBe(0);
      await run(folder, Q2);
      const held = (name: string) => new Set(read(folder, `${FOLDER}/${name}`).match(/\b[0-9a-f]{40,64}\b/g));
      const base = await load(WORKED_EXAMPLE);
      const guessed = digestsOf(base, folder);
      expect(guessed.length).toBeGreaterThan(60);
      const inIt = (name: string) => guessed.filter((one) => held(name).has(one));
      expect(inIt(`manifest-${edition}.json`)).toEqual([]);
      // the first edition keeps nothing back: its manifest has them, so that they are looked for rightly
      expect(inIt("manifest.json").length).toBeGreaterThan(30);
    },
  );

  it("has the key of its digests in scrutiny.yaml, and without one all that went in is the key", async () => {
    const digests = async (salt: string) => {
      const policy = read(WORKED_EXAMPLE, "scrutiny.yaml");
      const own = salt === "" ? policy : `${policy}\nprivacy: {salt: "${salt}"}\n`;
      const folder = copyOf(WORKED_EXAMPLE, { "scrutiny.yaml": own });
      expect((await run(folder, [...Q2, "--yes", "--edition", "public"])).code).toBe(0);
      const { keyed, records } = JSON.parse(read(folder, `${FOLDER}/manifest-public.json`));
      return [keyed, ...records.map((one: { sha256: string }) => one.sha256)];
    };
    const [one, other, none] = [
      await digests("0f".repeat(16)),
      await digests("1e".repeat(16)),
      await digests(""),
    ];
    expect(await digests("0f".repeat(16))).toEqual(one);
    expect(new Set([...one, ...other, ...none]).size).toBe(one.length + other.length + none.length);
  });

  it("hides the name of a file that cannot be read, since its marking cannot", async () => {
    const name = "2025-08-20-a-telling-name-cccc";
    const folder = copyOf(WORKED_EXAMPLE, { [`evidence/2025-26/${name}.md`]: "---\ntitle: [\n---\n" });
    expect((await run(folder, [...Q2, "--stdout"])).out).toContain(name);
    const ran = await run(folder, [...Q2, "--stdout", "--yes", "--edition", "public"]);
    expect(ran.out).not.toContain("telling");
    expect(ran.out).toMatch(/A note, unreadable: /);
  });
});

describe("--edition", () => {
  it("writes beside the first edition, each with its own manifest, and takes nothing of it away", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    await run(folder, Q2);
    const first = read(folder, `${FOLDER}/quarterly-report.md`);
    expect((await run(folder, [...Q2, "--edition", "partnership"])).code).toBe(0);
    expect(readdirSync(join(folder, FOLDER)).sort()).toEqual([
      "manifest-partnership.json",
      "manifest.json",
      "quarterly-report-partnership.md",
      "quarterly-report.md",
    ]);
    expect((await run(folder, [...Q2, "--edition", "executive"])).code).toBe(0);
    expect(read(folder, `${FOLDER}/quarterly-report.md`)).toBe(first);
  });

  it("has a did-you-mean", async () => {
    const ran = await run(copyOf(WORKED_EXAMPLE), [...Q2, "--edition", "pubilc"]);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain("pubilc is no edition of a report.");
    expect(ran.err).toContain("public");
  });
});

describe("the words of a public edition", () => {
  const PUBLIC = [...Q2, "--edition", "public"];
  const ask = async (folder: string, answers: readonly Scripted[]) => {
    const prompter = scripted(answers);
    return { ran: await run(folder, PUBLIC, { tty: true, prompter }), prompter };
  };
  const many = 200;

  it("are exit 2 without a terminal or to standard output, naming --yes, and nothing is written", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    for (const argv of [PUBLIC, [...PUBLIC, "--stdout"]]) {
      const ran = await run(folder, argv, { tty: argv.includes("--stdout") });
      expect(ran.code).toBe(2);
      expect(ran.err).toContain("--yes");
      expect(ran.out).toBe("");
    }
    expect(existsSync(join(folder, "reports"))).toBe(false);
    expect((await run(folder, [...PUBLIC, "--dry-run"])).code).toBe(0);
  });

  it("are shown sentence by sentence, once; and again when they changed", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    const first = await ask(folder, Array(many).fill("yes"));
    expect(first.ran.code).toBe(0);
    const asked = first.prompter.asked.length;
    expect(asked).toBeGreaterThan(40);
    expect(first.prompter.told).toContain("Young people told me that their ideas had gone unanswered.");
    expect(first.prompter.told).toContain("Bring a figure for the 2026/27 budget.");
    expect(first.prompter.told.join("\n")).not.toContain("[@");
    const manifest = JSON.parse(read(folder, `${FOLDER}/manifest-public.json`));
    expect(manifest.confirmed.how).toBe("asked");
    expect((await ask(folder, [])).ran.code).toBe(0);
    expect((await run(folder, PUBLIC)).code).toBe(0);
    const changed = read(folder, WORDS).replace("Police and children's", "The police and children's");
    layOver(folder, { [WORDS]: changed });
    expect((await run(folder, PUBLIC)).code).toBe(2);
    expect((await ask(folder, Array(many).fill("yes"))).prompter.asked).toHaveLength(asked);
  });

  it("are shown in blocks of code and under headings of their own too, not under known ones", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    const more = "\n## A heading of mine\n\n- First [@C1].\n\n  ```\n  Code of mine\n  ```\n";
    layOver(folder, { [WORDS]: `${read(folder, WORDS)}${more}` });
    const { prompter } = await ask(folder, Array(many).fill("yes"));
    expect(prompter.told).toEqual(expect.arrayContaining(["A heading of mine", "First.", "Code of mine"]));
    expect(prompter.told).not.toContain("Headline");
  });

  it("are not printed where a person says no, or stops", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    const no = await ask(folder, ["yes", "yes", "no"]);
    expect(no.ran.code).toBe(1);
    expect(no.prompter.told.at(-1)).toMatch(/programme\/2025-26\/q2\.md:\d+:1/);
    expect((await ask(folder, ["yes", STOPPED])).ran.code).toBe(130);
    expect(existsSync(join(folder, "reports"))).toBe(false);
  });

  it("are marked where they say a small number of people", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    const words = read(folder, WORDS).replace(
      "Two discussions do not show a pattern.",
      "I met two families there.",
    );
    layOver(folder, { [WORDS]: words });
    const { prompter } = await ask(folder, Array(many).fill("yes"));
    const at = prompter.told.indexOf("I met two families there.");
    expect(prompter.asked[at - 1]).toContain("It says a small number of people.");
  });

  it("are taken as read with --yes, which the manifest says", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    expect((await run(folder, [...PUBLIC, "--yes"])).code).toBe(0);
    expect(JSON.parse(read(folder, `${FOLDER}/manifest-public.json`)).confirmed.how).toBe("yes");
  });

  it("are not asked about in an edition that is not for everybody", async () => {
    expect((await run(copyOf(WORKED_EXAMPLE), [...Q2, "--edition", "partnership"])).code).toBe(0);
  });
});
