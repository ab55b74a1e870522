import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { BACK, type ChoiceQuestion } from "../../src/edge/prompts.ts";
import { copyOf, layOver, run, temporaryFolder } from "../support/copy.ts";
import { WORKED_EXAMPLE } from "../support/fixture.ts";
import { type Scripted, scripted } from "../support/prompter.ts";
import { para, runOf, wordFile } from "../support/word.ts";

const env = { SCRUTINY_TODAY: "2025-09-25" };
const VISIT = ["new-evidence", "--activity", "front-door", "--yes"];

function setting() {
  const root = copyOf(WORKED_EXAMPLE);
  const folder = temporaryFolder();
  const count = () => readdirSync(join(root, "evidence/2025-26")).length;
  return { root, folder, count, before: count() };
}

const WORD = wordFile(
  [
    para("Visit to the front door", "Heading1"),
    para("Much was seen."),
    `<w:p><w:r><w:drawing><a:blip r:embed="p1"/></w:drawing></w:r><w:del><w:r><w:delText>Not this.</w:delText></w:r></w:del>${runOf("Kept.")}</w:p>`,
  ].join(""),
);

describe("a Word file handed in", () => {
  it("becomes the note's text and title, and what was left out is counted on standard error", async () => {
    const { root, folder } = setting();
    layOver(folder, { "visit.docx": WORD });
    const ran = await run(root, [...VISIT, "--input", join(folder, "visit.docx"), "--finding", "+ Seen."], {
      env,
    });
    expect(ran.code).toBe(0);
    const note = readFileSync(join(root, ran.out.trim()), "utf8");
    expect(note).toContain("title: Visit to the front door\n");
    expect(note).toMatch(/---\nMuch was seen\.\n\nKept\.\n$/);
    expect(ran.err).toContain("Left out of the Word file: 1 picture, 1 tracked deletion.");
  });

  it("leaves standard output to JSON alone", async () => {
    const { root, folder } = setting();
    layOver(folder, { "visit.docx": WORD });
    const ran = await run(root, [...VISIT, "--input", join(folder, "visit.docx"), "--format", "json"], {
      env,
    });
    expect(JSON.parse(ran.out).status).toBe("draft");
  });

  it("that identifies a person is not written, as other text is not", async () => {
    const { root, folder, count, before } = setting();
    const split = `<w:p>${runOf("Ring 07700 ")}${runOf("900", "<w:b/>")}${runOf("123.")}</w:p>`;
    layOver(folder, { "visit.docx": wordFile(split) });
    const ran = await run(root, [...VISIT, "--input", join(folder, "visit.docx")], { env });
    expect([ran.code, count()]).toEqual([1, before]);
    expect(ran.err).toContain("the text below the fields");
    expect(ran.out + ran.err).not.toContain("900123");
  });

  it("that cannot be read is exit 2 with its cure, and nothing is written", async () => {
    const { root, folder, count, before } = setting();
    layOver(folder, {
      "a.docm": WORD,
      "b.docx": WORD.slice(0, 200),
      "c.pdf": "%PDF-1.7",
      "d.rtf": "{\\rtf1}",
    });
    for (const name of ["a.docm", "b.docx", "c.pdf", "d.rtf"]) {
      const ran = await run(root, [...VISIT, "--input", join(folder, name)], { env });
      expect([ran.code, ran.err]).toEqual([2, expect.stringMatching(/\.docx?\b|\.txt/)]);
    }
    expect(count()).toBe(before);
  });
});

describe("new-evidence asked", () => {
  it("goes back a step, and each finding can be changed on the way", async () => {
    const { root } = setting();
    const answers: readonly Scripted[] = [
      "front-door",
      BACK,
      "voice",
      "+ First.",
      "- Second.",
      BACK,
      "- Second, changed.",
      "",
      "quality.data-gaps",
      BACK,
      "learning.cascade",
      "later",
      BACK,
      BACK,
      BACK,
      BACK,
      BACK,
      "",
      "- Second, changed.",
      "",
      "outside-framework",
      "present",
      BACK,
      "draft",
    ];
    const prompter = scripted(answers);
    const ran = await run(root, ["new-evidence", "--no-edit"], { env, tty: true, prompter });
    expect([ran.code, prompter.left]).toEqual([0, []]);
    const note = readFileSync(join(root, ran.out.trim()), "utf8");
    expect(note).toContain("activity: voice");
    expect(note).toContain('- {about: outside-framework, says: worried-about, finding: "Second, changed."}');
    expect(note).not.toContain("First.");
  });

  it("says what the brief asks to look at, and its criteria come first", async () => {
    const { root } = setting();
    let first: readonly string[] = [];
    const prompter = scripted([
      "dsp-group",
      "+ Seen.",
      "",
      (question) => {
        first = (question as ChoiceQuestion).choices.slice(0, 2).map(({ label }) => label);
        return "later";
      },
      "draft",
    ]);
    const next = { ...env, SCRUTINY_TODAY: "2026-05-14" };
    layOver(root, { "programme/2026-27/programme.yaml": programmeOf(root) });
    await run(root, ["new-evidence", "--no-edit"], { env: next, tty: true, prompter });
    const said = prompter.told.find((text) => text.startsWith("From the brief"));
    expect(said).toContain("nothing found this year: ");
    expect(first[1]).toContain("in the brief");
    const page = await run(root, ["brief", "dsp-group"], { env: next });
    const [title = ""] = /(?<=nothing found this year: ).+/.exec(said ?? "") ?? [];
    expect(page.out).toContain(title);
  });

  it("takes the sign at the end of a line too", async () => {
    const { root } = setting();
    const prompter = scripted(["front-door", "All was well +", "Is it so? ?", "", "later", "later", "draft"]);
    const ran = await run(root, ["new-evidence", "--no-edit"], { env, tty: true, prompter });
    const note = readFileSync(join(root, ran.out.trim()), "utf8");
    expect(note).toContain("says: working-well, finding: All was well}");
    expect(note).toContain("says: not-yet-clear, finding: Is it so?}");
  });
});

/** The programme of the year after, with the same activities. */
function programmeOf(root: string): string {
  return readFileSync(join(root, "programme/2025-26/programme.yaml"), "utf8").replace(
    /^year: .*$/m,
    "year: 2026/27",
  );
}
