import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ChoiceQuestion, type LineQuestion, STOPPED } from "../../src/edge/prompts.ts";
import { noteSchema } from "../../src/model/note.ts";
import { diarySchema } from "../../src/model/programme.ts";
import { addDiaryLine, diaryEntries } from "../../src/parse/diary-edit.ts";
import { readNoteInput } from "../../src/parse/note-input.ts";
import { noteText } from "../../src/parse/note-text.ts";
import { copyOf, layOver, run, temporaryFolder } from "../support/copy.ts";
import { WORKED_EXAMPLE } from "../support/fixture.ts";
import { scripted } from "../support/prompter.ts";

const TODAY = { SCRUTINY_TODAY: "2025-09-25" };
const DIARY = "programme/2025-26/diary.yaml";
const VISIT = ["new-evidence", "Front door visit", "--activity", "front-door"];

/** A copy of the worked example and a home beside it. */
function setting(files: Readonly<Record<string, string | Uint8Array>> = {}) {
  const root = copyOf(WORKED_EXAMPLE, files);
  const home = temporaryFolder();
  const state = join(home, ".local/state/scrutiny");
  const before = notes(root);
  return {
    root,
    home,
    env: { ...TODAY, HOME: home },
    kept: () => (existsSync(state) ? readdirSync(state).map((name) => join(state, name)) : []),
    read: (path: string) => readFileSync(join(root, path), "utf8"),
    added: () => notes(root).filter((path) => !before.includes(path)),
  };
}

function notes(root: string): string[] {
  if (!existsSync(join(root, "evidence"))) return [];
  return readdirSync(join(root, "evidence"), { recursive: true })
    .map((path) => `evidence/${String(path)}`)
    .filter((path) => path.endsWith(".md"))
    .sort();
}

/** Every file with its bytes, to show that nothing moved. */
function everything(root: string): Record<string, string> {
  const paths = readdirSync(root, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return Object.fromEntries(
    paths.map((one) => {
      const path = join(one.parentPath, one.name);
      return [path.slice(root.length), readFileSync(path, "base64")];
    }),
  );
}

async function expectNoError(root: string): Promise<void> {
  const checked = await run(root, ["check", "--format", "json"], { env: TODAY });
  const errors = JSON.parse(checked.out).problems.filter(
    (one: { severity: string }) => one.severity === "error",
  );
  expect(errors).toEqual([]);
}

describe("new-evidence by flags", () => {
  it("writes the note and the diary's line, and says what a draft lacks", async () => {
    const at = setting();
    const before = at.read(DIARY);
    const ran = await run(
      at.root,
      [
        ...VISIT,
        "--finding",
        "+ Decisions went to all agencies: the same day.",
        "--about",
        "outside-framework",
        "--from",
        "seen",
        "--agency",
        "council,police",
        "--finding",
        "- None of the nine had seen the briefing.",
      ],
      { env: at.env },
    );
    expect(ran.code).toBe(0);
    const path = ran.out.trim();
    expect(path).toMatch(/^evidence\/2025-26\/2025-09-25-front-door-visit-[0-9a-z]{4}\.md$/);
    const id = path.slice(path.lastIndexOf("/") + 1, -3);
    expect(at.added()).toEqual([path]);
    expect(at.read(path).replaceAll(id, "ID")).toMatchInlineSnapshot(`
      "---
      title: Front door visit
      date: 2025-09-25
      activity: front-door
      methods: [practice-observation, interview]
      line: 3
      basis: first-hand
      marking: OFFICIAL-SENSITIVE
      status: draft
      findings:
        - {about: outside-framework, says: working-well, finding: "Decisions went to all agencies: the same day.", from: seen, agencies: [council, police]}
        - {says: worried-about, finding: None of the nine had seen the briefing.}
      ---
      <!-- If a child may be at risk, tell the front door now; write nothing about it here. -->

      ## What I saw

      ## What it tells us

      ## So what for children
      "
    `);
    expect(at.read(DIARY)).toBe(
      `${before}  - {on: 2025-09-25, activity: front-door, outcome: done, note: ${id}}\n`,
    );
    expect(ran.err).toContain("finding 2: about");
    expect(ran.err).not.toContain("finding 1: about");
    expect(ran.err).toContain(`Next: scrutiny finish ${id}`);
    await expectNoError(at.root);
  });

  it("takes a complete note as ready, from a folder below, with every option in its group", async () => {
    const at = setting({ "evidence/2025-26/files/paper.txt": "A paper.\n" });
    const argv = [
      ...VISIT,
      ..."--date 2025-09-23 --until 2025-09-24 --method interview --present council police".split(" "),
      ..."--heard children=2 practitioners=3 --told-back-due 2025-10-31 --marking OFFICIAL".split(" "),
      ...["--finding", "? It is unclear.", "--about", "learning.cascade", "--from", "agency-account"],
      ..."--agency council --concerns icb --line 1 --basis reported --strength weak --reach quality".split(
        " ",
      ),
      ...["--needs", "A day: named.", "--unit", "a school"],
      ...["--source", "Papers, of the day", "--source-kind", "papers", "--received", "2025-09"],
      ...[
        "--source",
        "A page",
        "--source-url",
        "https://example.org/a",
        "--source-file",
        "evidence/2025-26/files/paper.txt",
      ],
      ..."--supersedes m2q9 --related C1 --status ready --format json".split(" "),
    ];
    const ran = await run(join(at.root, "programme"), argv, { env: at.env });
    expect(ran.err).not.toContain("error");
    expect(ran.code).toBe(0);
    const { id, ...answer } = JSON.parse(ran.out);
    const path = `evidence/2025-26/${id}.md`;
    expect(answer).toEqual({ version: 1, number: null, path, status: "ready", gaps: [] });
    expect(at.read(path).replaceAll(id, "ID")).toMatchInlineSnapshot(`
      "---
      title: Front door visit
      date: 2025-09-23
      until: 2025-09-24
      activity: front-door
      methods: [interview]
      present: [council, police]
      line: 3
      basis: first-hand
      heard: {children: 2, practitioners: 3}
      told-back: {due: 2025-10-31}
      marking: OFFICIAL
      status: ready
      findings:
        - {about: learning.cascade, says: not-yet-clear, finding: It is unclear., needs: "A day: named.", from: agency-account, agencies: [council], concerns: [icb], unit: a school, line: 1, basis: reported, strength: weak, reach: quality}
      sources:
        - {title: "Papers, of the day", kind: papers, received: 2025-09}
        - {title: A page, kind: other, url: https://example.org/a, file: evidence/2025-26/files/paper.txt, sha256: 1e742fc2619fadd5ab05e79617cecd331726dd33d448f58afbc875393827b77f}
      supersedes: [2025-07-22-front-door-visit-and-two-m2q9]
      related: [C1]
      ---
      <!-- If a child may be at risk, tell the front door now; write nothing about it here. -->

      ## What I saw

      ## What it tells us

      ## So what for children
      "
    `);
    expect(at.read(DIARY)).toContain(
      "{on: 2025-09-24, activity: front-door, outcome: done, note: 2025-09-23-",
    );
    await expectNoError(at.root);
  });

  it.each([
    [["--about", "learning.cascade"], "Type --finding first."],
    [["--source-kind", "papers", "--source", "A"], "Type --source first."],
    [["--finding", "Nobody came."], "begins with +"],
    [["--finding", "--about", "learning.cascade"], "begins with +"],
    [["--finding", "+  "], "begins with +"],
    [["--finding", "+ A.", "--about", "learning.cascde"], "Did you mean learning.cascade?"],
    [["--finding", "+ A.", "--agency", "polce"], "Did you mean police?"],
    [["--finding", "+ A.", "--from", "sen"], "Did you mean seen?"],
    [["--finding", "+ A.", "--line", "4"], "--line (finding 1): expected 1, 2 or 3"],
    [["--present", "concil"], "Did you mean council?"],
    [["--activity", "front-dor"], "Did you mean front-door?"],
    [["--marking", "OFICIAL"], "Did you mean OFFICIAL?"],
    [["--method", "interviews"], "Did you mean interview?"],
    [["--source", "A", "--source-kind", "paper"], "Did you mean papers?"],
    [["--source", "A", "--source-file", "evidence/2025-26/files/no.pdf"], "There is no attachment"],
    [["--date", "2025-02-30"], "--date: expected a day that exists"],
    [["--until", "2025-09-01"], "--until is a day before --date"],
    [["--heard", "childen=3"], "Did you mean children?"],
    [["--heard", "children=some"], "children=3"],
    [["--supersedes", "2025-09"], "is a part of"],
    [["--supersedes", "nothing-like-it"], "There is no note"],
    [["--related", "nothing-like-it"], "There is no record"],
    [["--status", "withdrawn"], "expected draft or ready"],
    [["--status", "ready"], "one finding at least"],
    [["--status", "ready", "--finding", "+ A."], "finding 1: about"],
    [["--nothing-new", "--finding", "+ A."], "say different things"],
    [["--finding", "+ A\u202eb."], "cannot be seen"],
    [["--no-such"], "unknown option"],
  ])("refuses %j with exit 2 and writes nothing", async (more, says) => {
    const at = setting();
    const before = everything(at.root);
    const ran = await run(at.root, [...VISIT, "--date", "2025-09-24", ...more], { env: at.env });
    expect(ran.err).toContain(says);
    expect(ran.code).toBe(2);
    expect(ran.out).toBe("");
    expect(everything(at.root)).toEqual(before);
  });

  it("names the option where nobody can be asked, and --yes takes the title from activity and day", async () => {
    const at = setting();
    const none = await run(at.root, ["new-evidence", "A title"], { env: at.env });
    expect([none.code, none.err]).toEqual([2, expect.stringContaining("--activity")]);
    const untitled = await run(at.root, ["new-evidence", "--activity", "dsp-group"], { env: at.env });
    expect([untitled.code, untitled.err]).toEqual([2, expect.stringContaining("The title is missing")]);
    const json = await run(at.root, ["new-evidence", "--format", "json"], { env: at.env });
    expect(JSON.parse(json.out).error.code).toBe("missing-answer");
    const yes = await run(at.root, ["new-evidence", "--yes", "--activity", "dsp-group", "--nothing-new"], {
      env: at.env,
    });
    expect(yes.code).toBe(0);
    expect(at.read(yes.out.trim())).toContain(
      "title: Delegated Safeguarding Partners Group, 25 September 2025\n",
    );
    expect(at.read(yes.out.trim())).toContain("present: [council, icb, police]\n");
    expect(at.read(yes.out.trim())).toContain("nothing-new: true\n");
    await expectNoError(at.root);
  });

  it("gives the diary the days that it took and how the papers came", async () => {
    const at = setting();
    const ran = await run(at.root, [...VISIT, "--days", "0,5", "--papers", "late"], { env: at.env });
    expect(ran.code).toBe(0);
    expect(at.read(DIARY)).toMatch(
      /activity: front-door, outcome: done, days: 0\.5, papers: late, note: .*\n$/,
    );
    for (const days of ["61", "-1", "half"]) {
      const refused = await run(at.root, [...VISIT, `--days=${days}`], { env: at.env });
      expect([refused.code, refused.err]).toEqual([
        2,
        expect.stringContaining("--days takes a number of days"),
      ]);
    }
  });

  it("shows with --dry-run and writes nothing", async () => {
    const at = setting();
    const before = everything(at.root);
    const ran = await run(at.root, [...VISIT, "--finding", "+ A.", "--dry-run"], { env: at.env });
    expect(ran.code).toBe(0);
    expect(ran.out).toContain("  - {says: working-well, finding: A.}");
    expect(ran.out).toContain("  - {on: 2025-09-25, activity: front-door");
    expect(everything(at.root)).toEqual(before);
  });

  it("works without any evidence, programme or diary, and in a year without a programme", async () => {
    const at = setting();
    rmSync(join(at.root, "evidence"), { recursive: true });
    rmSync(join(at.root, "registers"), { recursive: true });
    rmSync(join(at.root, "programme/2025-26"), { recursive: true });
    const known = await run(at.root, [...VISIT], { env: at.env });
    expect([known.code, known.err]).toEqual([
      2,
      expect.stringContaining("There is no work programme for 2025/26"),
    ]);
    const ran = await run(
      at.root,
      ["new-evidence", "Über Größe: 你好", "--activity", "unplanned", "--nothing-new"],
      {
        env: at.env,
      },
    );
    expect(ran.code).toBe(0);
    expect(ran.out).toMatch(/^evidence\/2025-26\/2025-09-25-uber-gro-e-[0-9a-z]{4}\.md\n$/);
    expect(at.read(DIARY)).toMatch(
      /^entries:\n {2}- \{on: 2025-09-25, activity: unplanned, outcome: done, note: \S+\}\n$/,
    );
    await expectNoError(at.root);
  });

  it.skipIf(process.getuid?.() === 0)(
    "says in a sentence that a folder is read-only, with exit 2",
    async () => {
      const at = setting();
      chmodSync(join(at.root, "evidence/2025-26"), 0o555);
      const ran = await run(at.root, [...VISIT], { env: at.env });
      chmodSync(join(at.root, "evidence/2025-26"), 0o755);
      expect([ran.code, ran.err]).toEqual([
        2,
        expect.stringContaining("cannot be written: you have no right"),
      ]);
    },
  );

  it("says in a sentence that a folder cannot be made", async () => {
    const at = setting();
    rmSync(join(at.root, "evidence"), { recursive: true });
    writeFileSync(join(at.root, "evidence"), "a file");
    const ran = await run(at.root, [...VISIT], { env: at.env });
    expect([ran.code, ran.err]).toEqual([2, expect.stringMatching(/cannot be written/)]);
    expect(ran.err).not.toMatch(/\bat .*:\d+:\d+/);
  });

  it("takes another id where the file is there already", async () => {
    const at = setting();
    const first = await run(at.root, VISIT, { env: at.env, random: "same" });
    const second = await run(at.root, VISIT, { env: at.env, random: "same" });
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(first.out).not.toBe(second.out);
    expect(at.added()).toHaveLength(2);
  });

  it("loses nothing where several are written at once", async () => {
    const at = setting();
    const eight = [1, 2, 3, 4, 5, 6, 7, 8].map((n) =>
      run(at.root, ["new-evidence", "At once", "--activity", "unplanned"], {
        env: at.env,
        random: `${n % 2}`,
      }),
    );
    for (const { code } of await Promise.all(eight)) expect(code).toBe(0);
    expect(at.added()).toHaveLength(8);
    expect(at.read(DIARY).match(/-at-once-/g)).toHaveLength(8);
    await expectNoError(at.root);
  });

  it("never writes into the past", async () => {
    const at = setting();
    const ran = await run(at.root, ["--as-of", "2025-07-01", ...VISIT], { env: at.env });
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining("--as-of")]);
  });
});

describe("its line in the diary", () => {
  it("is not added where the day has one of the activity, which stands as it was", async () => {
    const at = setting();
    const before = at.read(DIARY);
    const without = await run(
      at.root,
      ["new-evidence", "Rapid review", "--activity", "rapid-reviews", "--date", "2025-09-03"],
      {
        env: at.env,
      },
    );
    expect(without.code).toBe(0);
    expect(without.err).toMatch(
      /diary\.yaml:15 has a line of this activity and day already.*write there: note: 2025-09-03-/,
    );
    const withNote = await run(
      at.root,
      ["new-evidence", "Panel", "--activity", "s11-challenge", "--date", "2025-09-09"],
      {
        env: at.env,
      },
    );
    expect(withNote.err).toContain("scrutiny done s11-challenge --on 2025-09-09 --again");
    expect(at.read(DIARY)).toBe(before);
    const unplanned = await run(
      at.root,
      ["new-evidence", "Other", "--activity", "unplanned", "--date", "2025-09-02"],
      {
        env: at.env,
      },
    );
    expect(unplanned.err).toContain("Added a line");
    expect(at.added()).toHaveLength(3);
    await expectNoError(at.root);
  });

  it("keeps comments, style, CRLF and a byte order mark; an unreadable diary costs exit 1 and no note", async () => {
    const text =
      "\ufeff# ours\r\nentries:\r\n- on: 2025-06-12 # first\r\n  activity: dsp-group\r\n  outcome: done\r\n# end\r\n";
    const at = setting({ [DIARY]: text });
    const ran = await run(at.root, VISIT, { env: at.env });
    expect(ran.code).toBe(0);
    const id = ran.out.trim().slice(-"2025-09-25-front-door-visit-xxxx.md".length, -3);
    const line = `- {on: 2025-09-25, activity: front-door, outcome: done, note: ${id}}\r\n`;
    expect(at.read(DIARY)).toBe(text.replace("# end", `${line}# end`));

    layOver(at.root, { [DIARY]: "entries: [\n" });
    const broken = await run(at.root, [...VISIT, "--date", "2025-09-24"], { env: at.env });
    expect(broken.code).toBe(1);
    expect(broken.err).toContain("The note is saved; its line in the diary is not.");
    expect(at.read(DIARY)).toBe("entries: [\n");
    expect(at.added()).toHaveLength(2);
  });

  it("reads back as what was there and the new line, whatever the layout", () => {
    const entry = diarySchema.parse({
      entries: [{ on: "2025-09-25", activity: "a", outcome: "missed", why: "x: {y}, # 'z'" }],
    }).entries[0];
    if (!entry) throw new Error("no entry");
    const one = "{on: 2025-01-01, activity: b, outcome: done}";
    const layouts = [
      "",
      "# c\n",
      "entries:",
      "entries:\n",
      "entries: []",
      "entries: [] # c\n# d\n",
      `entries: [${one}]\n`,
      `entries: [\n  ${one}, # c\n]\n`,
      `entries:\n- ${one}\n- ${one} # c`,
      `entries:\n    - ${one}\n\n# end\n`,
      "entries:\n  -\n    on: 2025-01-01\n    activity: b\n    outcome: missed\n    why: >\n      a\n      b\n",
    ];
    for (const layout of layouts) {
      for (const text of [layout, layout.replaceAll("\n", "\r\n")]) {
        const made = addDiaryLine(text, entry);
        if ("refused" in made) throw new Error(`${text}: ${made.refused}`);
        const after = diaryEntries(made.text);
        expect(after.slice(0, -1).map((each) => each.entry)).toEqual(
          diaryEntries(text).map((each) => each.entry),
        );
        expect(after.at(-1)).toEqual({ entry, line: made.line });
        const kept = made.text.replace(/,? *- \{on: 2025-09-25.*\}|, \{on: 2025-09-25.*?#? 'z'"\}/, "");
        for (const comment of text.match(/#.*/g) ?? []) expect(kept).toContain(comment.trim());
      }
    }
    for (const text of [
      "entries: x\n",
      "- a\n",
      "entries: &a []\n",
      "entries: [\n",
      "entries: []\nentries: []\n",
    ]) {
      expect(addDiaryLine(text, entry)).toHaveProperty("refused");
    }
  });
});

describe("--input", () => {
  const note =
    "---\r\ntitle: From a file\r\nactivity: voice\r\nheard: {children: 4}\r\nfindings:\r\n  - {about: learning.cascade, says: working-well, finding: Read.}\r\n---\r\n## What I saw\r\n\r\nMuch.\r\n";

  it("reads Markdown with front matter; flags win and findings add up; CRLF and a byte order mark are no matter", async () => {
    const at = setting();
    for (const text of [note, `\ufeff${note}`]) {
      const ran = await run(
        at.root,
        [
          "new-evidence",
          "By flag",
          "--input",
          "-",
          "--finding",
          "- More.",
          "--about",
          "learning.cascade",
          "--status",
          "ready",
        ],
        { env: at.env, stdin: text },
      );
      expect(ran.code).toBe(0);
      const written = at.read(ran.out.trim());
      expect(written).toContain("title: By flag\n");
      expect(written).toContain("heard: {children: 4}\n");
      expect(written).toContain(
        "finding: Read.}\n  - {about: learning.cascade, says: worried-about, finding: More.}\n",
      );
      expect(written.endsWith("---\n## What I saw\n\nMuch.\n")).toBe(true);
      expect(written).not.toContain("\r");
    }
    await expectNoError(at.root);
  });

  it("reads plain text, with its first heading as the title", async () => {
    const at = setting();
    writeFileSync(join(at.root, "note.txt"), "# A heading\n\nI saw much.\n");
    const ran = await run(at.root, ["new-evidence", "--input", "note.txt", "--activity", "voice"], {
      env: at.env,
    });
    expect(ran.code).toBe(0);
    expect(at.read(ran.out.trim())).toMatch(/^---\ntitle: A heading\n[\s\S]*\n---\nI saw much\.\n$/);
  });

  it.each([
    ["---js\ntitle: (() => { throw 1 })()\n---\n", "three hyphens"],
    ["---constructor\nx: 1\n---\n", "three hyphens"],
    ["--- \ntitle: A b c\n---\n", "three hyphens"],
    ["---\ntitle: A b c\n", "no closing line"],
    ["---\ntitle: A b c\n---x: y\n---\n", "begins with three hyphens"],
    ["---\ntitle: &a A b c\n---\n", "anchor"],
    ["---\ntitle: A b c\ntitle: B c d\n---\n", "second time"],
    ["---\ntitl: A b c\n---\n", "Did you mean title?"],
    ["---\ntitle: 12\n---\n", "expected"],
    ["---\n__proto__: {a: 1}\n---\n", "not read"],
    ["---\nreviews: []\n---\n", "another command"],
    ["---\nstatus: withdrawn\n---\n", "withdrawn after"],
    [`---\n${"a: b\n".repeat(3000)}---\n`, "longer than"],
  ])("refuses a front matter that must not be read (%#) with exit 2, each time", async (text, says) => {
    const at = setting();
    const before = everything(at.root);
    for (const _ of [1, 2]) {
      const ran = await run(at.root, [...VISIT, "--input", "-"], { env: at.env, stdin: text });
      expect([ran.code, ran.err]).toEqual([2, expect.stringContaining(says)]);
    }
    expect(everything(at.root)).toEqual(before);
  });

  it("refuses a file that is not UTF-8, a folder, and none", async () => {
    const at = setting();
    writeFileSync(join(at.root, "note.md"), Buffer.from([0x41, 0xff, 0xfe]));
    mkdirSync(join(at.root, "folder"));
    for (const [name, says] of [
      ["note.md", "not UTF-8"],
      ["folder", "no regular file"],
      ["none.md", "no such file"],
    ] as const) {
      const ran = await run(at.root, [...VISIT, "--input", name], { env: at.env });
      expect([ran.code, ran.err]).toEqual([2, expect.stringContaining(says)]);
    }
    expect(at.added()).toEqual([]);
  });

  it("gives problems and never throws, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string()), (text) => {
        for (const one of [text, `---\n${text}\n---\n${text}`]) {
          const read = readNoteInput("x", Buffer.from(one));
          expect(read.value !== undefined || read.problems.length > 0).toBe(true);
        }
      }),
    );
  });
});

describe("the text of a note", () => {
  it("reads back as it was given, or is refused with a reason", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", minLength: 3, maxLength: 60 }),
      fc.string({ unit: "grapheme", minLength: 3, maxLength: 60 }),
      fc
        .array(fc.constantFrom(..."'\"#:{}[],&*!|>%@`~-?\\ \n\tno 0x1 2025-02-30 null".split("")), {
          minLength: 3,
        })
        .map((all) => all.join("").slice(0, 190)),
      fc.constantFrom(
        "null",
        "true",
        "1e3",
        "0x1F",
        "12:30",
        "2025-09-25",
        "- a",
        "? b",
        "--- c",
        "...",
        "a: b #c",
        "~~~",
      ),
    );
    fc.assert(
      fc.property(text, text, text, (title, finding, body) => {
        const given = {
          title,
          status: "draft",
          findings: [
            { says: "working-well", finding, needs: title, quote: { text: finding, agreed: true } },
            { says: "not-yet-clear", finding: title },
          ],
          sources: [{ title: finding, kind: "other" }],
        };
        const shape = noteSchema.safeParse(given);
        if (!shape.success) return;
        const made = noteText(shape.data, body);
        if ("refused" in made) {
          expect(made.refused).toMatch(/\S\.$/);
          // what can be seen is never refused
          const seen = /^[\n\t -~]*$/;
          if (seen.test(`${title}${finding}${body}`) && !/^(?:<{7} |>{7} |={7}$)/m.test(body))
            throw new Error(made.refused);
          return;
        }
        const back = readNoteInput("x", Buffer.from(made.text));
        expect(back.value?.fields.title).toBe(title);
        expect(back.value?.fields.findings?.map((one) => one.finding)).toEqual([finding, title]);
        expect(back.value?.fields.findings?.[0]?.quote?.text).toBe(finding);
        expect(back.value?.fields.sources?.[0]?.title).toBe(finding);
      }),
      { numRuns: 2000, examples: [["[[{''", "{[{''{", "'''"]] },
    );
  });
});

describe("new-evidence asked", () => {
  const tty = { tty: true } as const;

  it("asks four questions and a line a finding, due activities and open criteria first", async () => {
    const at = setting();
    const seen: Record<string, ChoiceQuestion["choices"]> = {};
    const look = (answer: string) => (question: unknown) => {
      const asked = question as ChoiceQuestion;
      seen[asked.message.slice(0, 12)] = asked.choices;
      return answer;
    };
    const prompter = scripted([
      look("voice"),
      "They were heard.",
      "+ Ring 07700 900123.",
      "+ They were heard.",
      "– Nobody answered them.",
      "",
      look("outcomes.consultation-and-influence"),
      "later",
      look("draft"),
    ]);
    const env = { ...at.env, SCRUTINY_TODAY: "2025-12-10" };
    const ran = await run(at.root, ["new-evidence", "--no-edit"], { env, ...tty, prompter });
    expect(ran.code).toBe(0);
    expect(prompter.left).toEqual([]);
    expect(prompter.told[1]).toBe(
      "If a child may be at risk, tell the front door now; write nothing about it here.",
    );
    expect(prompter.refused).toEqual([
      expect.stringContaining("Begin with +"),
      "A telephone number stands here. Write it without.",
    ]);
    expect(seen["Which activi"]?.map((one) => one.label).slice(0, 3)).toEqual([
      "Lead Safeguarding Partners Meeting · today",
      "Delegated Safeguarding Partners Group · due this quarter (0 of 2 done)",
      "Assurance and Review Group · due this quarter (0 of 1 done)",
    ]);
    expect(seen["Which activi"]?.at(-1)?.value).toBe("unplanned");
    const about = seen["What is it a"] ?? [];
    expect(about[0]).toMatchObject({ value: "later", untilSearched: true });
    expect(about.find((one) => one.value === "leadership.other-boards")?.label).toContain("no evidence yet");
    expect(about.find((one) => one.value === "learning.cascade")?.label).not.toContain("no evidence yet");
    expect(about.map((one) => one.value)).toContain("engagement.informed-partnership.reviews");
    expect(about.at(-1)?.value).toBe("outside-framework");
    expect(seen["Save it?"]?.map((one) => one.value)).not.toContain("ready");
    const written = at.read(ran.out.trim());
    expect(written).toContain("title: Meetings with children and families, 10 December 2025");
    expect(written).toContain(
      "- {about: outcomes.consultation-and-influence, says: working-well, finding: They were heard.}",
    );
    expect(written).toContain("- {says: worried-about, finding: Nobody answered them.}");
    expect(at.kept()).toEqual([]);
    await expectNoError(at.root);
  });

  it("asks only for what flags leave open, and changes what is chosen on the last screen", async () => {
    const at = setting();
    const prompter = scripted([
      ...["from", "seen", ["council"]],
      ...["title", "x", "A visit"],
      ...["heard", "childen=1", "children=3"],
      ...["methods", ["interview"]],
      ...["present", ["icb", "police"]],
      ...["date", "2025-13-01", "2025-09-24"],
      ...["activity", "s11-challenge"],
      ...["marking", "OFFICIAL"],
      ...["findings", "? Unclear.", "", "learning.cascade"],
      "ready",
    ]);
    const ran = await run(
      at.root,
      [...VISIT.slice(0, 1), "--activity", "front-door", "--finding", "+ A.", "--about", "quality.data-gaps"],
      {
        env: at.env,
        ...tty,
        prompter,
      },
    );
    expect([ran.code, prompter.left]).toEqual([0, []]);
    expect(prompter.refused).toHaveLength(3);
    expect(at.read(ran.out.trim()).split("\n---\n")[0]).toMatchInlineSnapshot(`
      "---
      title: A visit
      date: 2025-09-24
      activity: s11-challenge
      methods: [interview]
      present: [icb, police]
      heard: {children: 3}
      marking: OFFICIAL
      status: ready
      findings:
        - {about: quality.data-gaps, says: working-well, finding: A., from: seen, agencies: [council]}
        - {about: learning.cascade, says: not-yet-clear, finding: Unclear.}"
    `);
    await expectNoError(at.root);
  });

  it("asks nothing with --yes, --format json, or where one end is no terminal", async () => {
    const at = setting();
    for (const more of [["--yes"], ["--format", "json"]]) {
      const ran = await run(at.root, [...VISIT, ...more], { env: at.env, ...tty, prompter: scripted([]) });
      expect(ran.code).toBe(0);
    }
    const piped = await run(at.root, ["new-evidence"], { env: at.env, prompter: scripted([]) });
    expect(piped.code).toBe(2);
  });

  it("records that nothing was new, or that findings follow", async () => {
    const at = setting();
    const nothing = scripted(["dsp-group", "", "nothing-new", "ready"]);
    const ran = await run(at.root, ["new-evidence"], { env: at.env, ...tty, prompter: nothing });
    expect(at.read(ran.out.trim())).toContain("status: ready\nnothing-new: true\n");
    const later = scripted(["chair-meeting", "", "later", "draft"]);
    const second = await run(at.root, ["new-evidence"], { env: at.env, ...tty, prompter: later });
    expect(second.err).toContain("one finding at least");
  });

  const answers = [
    "front-door",
    "+ Much was seen.",
    "- Little was said.",
    "",
    "quality.data-gaps",
    "later",
    "draft",
  ];

  it.each(answers.map((_, index) => index))(
    "stopped at question %i leaves all as it was and keeps the answers",
    async (index) => {
      const at = setting();
      const before = everything(at.root);
      const stopped = scripted([...answers.slice(0, index), STOPPED]);
      const ran = await run(at.root, ["new-evidence"], { env: at.env, ...tty, prompter: stopped });
      expect(ran.code).toBe(130);
      expect(ran.out).toBe("");
      expect(everything(at.root)).toEqual(before);
      expect(at.kept()).toHaveLength(index === 0 ? 0 : 1);
      for (const path of at.kept()) expect(statSync(path).mode & 0o777).toBe(0o600);
      if (index === 0) return;

      // findings may go on until one of them is about something; "later" is asked again
      const rest = index === 4 ? ["", ...answers.slice(4)] : answers.slice(index === 6 ? 5 : index);
      const again = scripted(["go-on", ...rest]);
      const second = await run(at.root, ["new-evidence"], { env: at.env, ...tty, prompter: again });
      expect([second.code, again.left]).toEqual([0, []]);
      expect(at.read(second.out.trim())).toContain("finding: Much was seen.");
      expect(at.kept()).toEqual([]);
    },
  );

  it.each([
    ["the first line", ["voice"], "What did you see?"],
    ["a line after others", ["voice", "+ A."], "And what else? (Enter: that was all)"],
  ])("keeps a line that was half typed when it was stopped: %s", async (_, before, question) => {
    const at = setting();
    const asked = (answers: Parameters<typeof scripted>[0]) => {
      const prompter = scripted(answers);
      return run(at.root, ["new-evidence"], { env: at.env, ...tty, prompter }).then((ran) => ({
        ran,
        prompter,
      }));
    };
    const first = await asked([...before, { begun: "- Half a" }]);
    expect(first.ran.code).toBe(130);
    expect(first.prompter.told.at(-1)).toContain("kept and offered next time");
    let stood: string | undefined;
    let offered = "";
    const goOn = (asking: ChoiceQuestion | LineQuestion) => {
      offered = "choices" in asking ? (asking.choices[0]?.label ?? "") : "";
      return "go-on";
    };
    const look = (asking: ChoiceQuestion | LineQuestion) => {
      stood = `${asking.message} ${"initial" in asking ? asking.initial : ""}`;
      return "- Half a line.";
    };
    const second = await asked([goOn, look, { begun: "- NHS number 999 123 4519" }]);
    expect(offered).toBe("Go on with them and the line half typed");
    expect(stood).toBe(`${question} - Half a`);
    // what would identify a person is kept nowhere
    expect(second.prompter.told.join("\n")).toContain("would identify a person, and is not kept");
    const kept = at.kept().map((path) => readFileSync(path, "utf8"));
    expect(kept).toEqual([expect.stringContaining("Half a line.")]);
    expect(kept.join()).not.toMatch(/4519|begun/);
  });

  it("keeps a half typed line where nothing else was answered, and nothing of an empty one", async () => {
    const at = setting();
    const stop = (begun: string) =>
      run(at.root, ["new-evidence", "--activity", "voice"], {
        env: at.env,
        ...tty,
        prompter: scripted([{ begun }]),
      });
    await stop(" ");
    expect(at.kept()).toEqual([]);
    expect((await stop("+ Half")).code).toBe(130);
    expect(at.kept()).toHaveLength(1);
  });

  it("throws kept answers away when told so, and after 14 days", async () => {
    const at = setting();
    const stop = () =>
      run(at.root, ["new-evidence"], { env: at.env, ...tty, prompter: scripted(["voice", "+ A.", STOPPED]) });
    await stop();
    const afresh = scripted(["afresh", STOPPED]);
    expect((await run(at.root, ["new-evidence"], { env: at.env, ...tty, prompter: afresh })).code).toBe(130);
    expect(at.kept()).toEqual([]);
    await stop();
    const late = scripted([STOPPED]);
    await run(at.root, ["new-evidence"], {
      env: at.env,
      ...tty,
      prompter: late,
      now: "2025-07-29T13:00:00Z",
    });
    expect(late.asked).toEqual(["Which activity was it?"]);
    expect(at.kept()).toEqual([]);
  });

  it("keeps answers where writing fails, and says where they cannot be kept", async () => {
    const at = setting();
    rmSync(join(at.root, "evidence"), { recursive: true });
    writeFileSync(join(at.root, "evidence"), "a file");
    const failed = await run(at.root, ["new-evidence"], { env: at.env, ...tty, prompter: scripted(answers) });
    expect([failed.code, failed.err]).toEqual([2, expect.stringContaining("Your answers are kept")]);
    expect(at.kept()).toHaveLength(1);

    for (const env of [
      TODAY,
      { ...TODAY, HOME: at.root },
      { ...TODAY, XDG_STATE_HOME: join(at.root, "state") },
    ]) {
      const homeless = scripted(["voice", "+ A.", STOPPED]);
      const before = everything(at.root);
      const ran = await run(at.root, ["new-evidence"], { env, ...tty, prompter: homeless });
      expect(ran.code).toBe(130);
      expect(homeless.told.at(-1)).toContain("Your answers are gone.");
      expect(everything(at.root)).toEqual(before);
    }
  });

  it("passes over kept answers that somebody changed or that are no answers", async () => {
    const at = setting();
    await run(at.root, ["new-evidence"], {
      env: at.env,
      ...tty,
      prompter: scripted(["voice", "+ A.", STOPPED]),
    });
    const path = at.kept()[0] ?? "";
    for (const text of [
      "",
      "[]",
      "{}",
      '{"version":1,"since":"2025-07-14","fields":{"titel":1},"body":""}',
      "null",
    ]) {
      writeFileSync(path, text);
      const fresh = scripted([STOPPED]);
      const ran = await run(at.root, ["new-evidence"], { env: at.env, ...tty, prompter: fresh });
      expect([ran.code, fresh.asked]).toEqual([130, ["Which activity was it?"]]);
    }
  });

  it("opens the note in the editor afterwards, and keeps it where the editor fails", async () => {
    const at = setting();
    const env = { ...at.env, PATH: process.env["PATH"], EDITOR: "no-such-editor", VISUAL: "echo edited >>" };
    const ran = await run(at.root, ["new-evidence"], { env, ...tty, prompter: scripted(answers) });
    expect(ran.code).toBe(0);
    expect(at.read(ran.out.trim()).endsWith("edited\n")).toBe(true);
    const failing = { ...env, VISUAL: "false" };
    const second = await run(at.root, ["new-evidence", "--date", "2025-09-24"], {
      env: failing,
      ...tty,
      prompter: scripted(answers),
    });
    expect([second.code, second.err]).toEqual([0, expect.stringContaining("The editor did not end well")]);
    const off = await run(at.root, ["new-evidence", "--no-edit", "--date", "2025-09-23"], {
      env: failing,
      ...tty,
      prompter: scripted(answers),
    });
    expect(off.err).not.toContain("editor");
  });
});
