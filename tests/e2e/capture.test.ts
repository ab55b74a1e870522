import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { copyOf, run, temporaryFolder } from "../support/copy.ts";
import { ROOT, WORKED_EXAMPLE } from "../support/fixture.ts";
import { program } from "../support/programs.ts";
import { type Screen, screen } from "../support/screen.ts";

const DIARY = "programme/2025-26/diary.yaml";
const TODAY = "2025-11-20";

const COMMAND = `node ${join(ROOT, "bin/scrutiny.js")}`;

function setting(columns?: number) {
  if (!existsSync(join(ROOT, "dist/main.js"))) throw new Error("build first: npm run build");
  const root = copyOf(WORKED_EXAMPLE);
  const home = temporaryFolder();
  const notes = () => readdirSync(join(root, "evidence/2025-26")).filter((name) => name.startsWith(TODAY));
  return { root, home, notes, at: screen({ cwd: root, home, today: TODAY, columns }) };
}

/** Answers up to the last screen: one line a finding, and what the first is about. */
async function answer(at: Screen): Promise<void> {
  await at.sees("Which activity was it?");
  at.type("dsp");
  await at.sees("(1 match)");
  at.press("Enter");
  await at.sees("What did you see?");
  at.type("All three came.");
  at.press("Enter");
  await at.sees("Begin with + (working well)");
  for (let n = 0; n < "All three came.".length; n += 1) at.press("BSpace");
  at.type("+ All three came.");
  at.press("Enter");
  await at.sees("And what else?");
  at.type("- The budget was put off.");
  at.press("Enter");
  // the line was taken and the next question stands: a key pressed between the two would be lost
  await at.sees(/◇ {2}And what else\?[^◆]*The budget was put off\.[^◆]*◆ {2}And what else\?/);
  at.press("Enter");
  await at.sees("What is it about? + All three came.");
  at.type("represent");
  await at.sees("matches)");
  at.press("Enter");
  await at.sees("What is it about? - The budget was put off.");
  at.press("Enter");
  await at.sees("Save it?");
}

describe.skipIf(!program("tmux", "tmux"))("new-evidence in a terminal", () => {
  it("takes a note with a few keys, on lines that fit, and saves a draft that check accepts", async () => {
    const { root, notes, at } = setting();
    at.type(`${COMMAND} new-evidence; echo ended $?`);
    at.press("Enter");
    const first = await at.sees("Which activity was it?");
    expect(first).toContain("tell the front door now");
    expect(first).toContain("Delegated Safeguarding Partners Group · due this quarter");
    await answer(at);
    const last = await at.sees("Save as a draft");
    expect(last).toContain("it lacks one thing");
    expect(last).toMatch(/Day {7}20 November 2025/);
    expect(last).toMatch(/Present {3}Council, ICB, Police/);
    // every line of the questions stands behind the guide, so none was broken
    const lines = last.split("\n");
    const begin = lines.findIndex((line) => line.startsWith("┌"));
    for (const line of lines.slice(begin)) expect(line).toMatch(/^[┌│◇◆└]/);
    at.press("Enter");
    const end = await at.sees("ended 0");
    expect(end).toContain("finding 2: about");
    expect(notes()).toHaveLength(1);
    expect(end.replaceAll("\n", "")).toContain(`evidence/2025-26/${notes()[0]}`);
    const note = readFileSync(join(root, "evidence/2025-26", notes()[0] ?? ""), "utf8");
    expect(note).toContain(
      "- {about: leadership.representation, says: working-well, finding: All three came.}",
    );
    expect(note).toContain("- {says: worried-about, finding: The budget was put off.}");
    expect(readFileSync(join(root, DIARY), "utf8")).toContain(
      "on: 2025-11-20, activity: dsp-group, outcome: done",
    );
    const checked = await run(root, ["check", "--format", "json"], { env: { SCRUTINY_TODAY: TODAY } });
    expect(JSON.parse(checked.out).counts.errors).toBe(0);
  });

  it("ends with 130 at Ctrl-C and Ctrl-D, changes nothing, and offers the answers again", async () => {
    const { root, home, notes, at } = setting();
    const before = readFileSync(join(root, DIARY), "utf8");
    at.type(`${COMMAND} new-evidence; echo ended $?`);
    at.press("Enter");
    await answer(at);
    at.press("C-c");
    expect(await at.sees("ended 130")).toContain("kept and offered next time");
    expect(notes()).toEqual([]);
    expect(readFileSync(join(root, DIARY), "utf8")).toBe(before);
    at.type("clear");
    at.press("Enter");
    at.type(`${COMMAND} new-evidence; echo ended $?`);
    at.press("Enter");
    expect(await at.sees("Go on with them")).toContain("with 2 of your findings");
    at.press("Enter");
    await at.sees("What is it about? - The budget");
    at.press("C-d");
    await at.sees("ended 130");
    expect(notes()).toEqual([]);
    expect(readdirSync(join(home, ".local/state/scrutiny"))).toHaveLength(1);
    // the terminal is as it was: what is typed shows, and the cursor too
    at.type("echo as it was");
    at.press("Enter");
    await at.sees("as it was\n");
  });

  it("draws without colour where asked, and on a narrow terminal", async () => {
    const { at } = setting(60);
    at.type(`${COMMAND} --no-color new-evidence`);
    at.press("Enter");
    await at.sees("Which activity was it?");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is looked for
    expect(at.shown(true)).not.toMatch(/\u001b\[(?:3[0-7]|9[0-7])m/);
    const lines = at.shown().split("\n");
    for (const line of lines.slice(lines.findIndex((one) => one.startsWith("┌"))))
      expect(line).toMatch(/^[┌│◆└]/);
    at.press("C-c");
    await at.sees("nothing was written");
  });

  const FINDINGS = [
    "+ All three partners came and could commit their agency.",
    "- The budget for the next year was put off once more.",
    "? It is not clear who tells the schools about the change.",
  ];

  it("loses no key that is typed before its question stands; three findings in two minutes at 40 words a minute", async () => {
    const { notes, root, at } = setting();
    // all of it at once and before the program runs, as a person types who does not look up
    const criteria = ["represent", "funding", "communic"];
    const keys = ["dsp", ...FINDINGS, "", ...criteria, ""].map((line) => `${line}\r`).join("");
    at.type(`${COMMAND} new-evidence --no-edit; echo ended $?\r${keys}`);
    await at.sees("ended 0\n");
    const note = readFileSync(join(root, "evidence/2025-26", notes()[0] ?? ""), "utf8");
    for (const finding of FINDINGS) expect(note).toContain(finding.slice(2));
    expect(note.match(/about: /g)).toHaveLength(3);
    // a finding is its line and its criterion; beside them stand the activity, the line that ends them, and the last screen
    const questions = { ofFindings: FINDINGS.length + criteria.length, beside: 3 };
    // 40 words a minute are 200 keys; five seconds to read each question that is not a line of one's own
    const seconds = (keys.length / 200) * 60 + (questions.beside + criteria.length) * 5;
    console.info(
      `three findings to a saved draft: ${keys.length} keys, ${Math.round(seconds)} s at 40 words a minute; asked for the findings: ${FINDINGS.length} lines and the criterion of each (${questions.ofFindings} questions); beside them ${questions.beside}: the activity, the empty line that ends them, and the last screen`,
    );
    expect(questions.beside).toBeLessThanOrEqual(4);
    expect(seconds).toBeLessThan(120);
  });

  it.each([true, false])(
    "takes five lines that are pasted at once (marked as pasted: %s)",
    async (marked) => {
      const { notes, root, at } = setting();
      at.type(`${COMMAND} new-evidence --activity dsp-group --no-edit; echo ended $?`);
      at.press("Enter");
      await at.sees("What did you see?");
      const lines = [1, 2, 3, 4, 5].map((n) => `+ The ${n}th of the pasted lines.`);
      const text = marked
        ? `${lines.slice(0, 2).join("\n")}\n\n${lines.slice(2).join("\n")}`
        : lines.join("\n");
      at.paste(text, marked);
      await at.sees("◆  And what else? (Enter: that was all)\n│  + The 5th");
      at.press("Enter");
      await at.sees(/◇ {2}And what else\?[^◆]*The 5th[^◆]*◆ {2}And what else\?/);
      at.type("\r\r\r\r\r\r");
      await at.sees("Save as a draft");
      at.press("Enter");
      await at.sees("ended 0");
      const note = readFileSync(join(root, "evidence/2025-26", notes()[0] ?? ""), "utf8");
      expect(note.match(/finding: The \dth of the pasted lines\./g)).toHaveLength(5);
    },
  );

  it("keeps the rest of a pasted text until a line in it that has no sign has one", async () => {
    const { at } = setting();
    at.type(`${COMMAND} new-evidence --activity dsp-group`);
    at.press("Enter");
    await at.sees("What did you see?");
    at.paste("+ First.\nNo sign here.\n- Third.\n", false);
    await at.sees("the sign here, at the end.");
    at.type(" ?");
    at.press("Enter");
    const seen = await at.sees(/- Third\.\n│\n◆ {2}And what else\?/);
    expect(seen).toContain("No sign here. ?");
  });

  it("goes a step back at Escape, and what was typed is still there", async () => {
    const { at } = setting();
    at.type(`${COMMAND} new-evidence --activity dsp-group`);
    at.press("Enter");
    await at.sees("What did you see?");
    at.type("+ First.\r+ Half a");
    await at.sees("+ Half a");
    at.press("Escape");
    await at.sees("◆  Finding 1");
    at.type(" Changed.\r");
    await at.sees(/First\. Changed\.\n│\n◆ {2}And what else\? \(Enter: that was all\)\n│ {2}\+ Half a/);
  });
});

/** What is typed to come to each kind of question, and what that question says. */
const PROMPTS: readonly (readonly [string, string, string])[] = [
  ["the activity, by search", "", "Which activity was it?"],
  ["a line", "dsp\r+ Seen.\r", "And what else?"],
  ["a short list", "dsp\r\r", "No finding. What shall stand"],
  ["a criterion, by search", "dsp\r+ Seen.\r\r", "What is it about?"],
  ["the last screen", "dsp\r+ Seen.\r\rrepresent\r", "Save it?"],
  ["a line that is changed", "dsp\r+ Seen.\r\rrepresent\r\u001b[B\u001b[B\r", "Title (no name"],
  [
    "a list of many",
    `dsp\r+ Seen.\r\rrepresent\r${"\u001b[B".repeat(9)}\r`,
    "Which agencies were in the room?",
  ],
];

describe.skipIf(!program("tmux", "tmux"))("a question that is left", () => {
  /** Comes to a question, leaves it, and looks at what there is. */
  async function leaves(keys: string, says: string, leave: (at: Screen) => Promise<unknown>) {
    const { root, home, notes, at } = setting();
    const before = readFileSync(join(root, DIARY), "utf8");
    at.type(`${COMMAND} new-evidence; echo ended $?`);
    at.press("Enter");
    await at.sees("Which activity was it?");
    if (keys !== "") at.type(keys);
    await at.sees(`◆  ${says}`);
    await leave(at);
    expect(notes()).toEqual([]);
    expect(readFileSync(join(root, DIARY), "utf8")).toBe(before);
    const state = join(home, ".local/state/scrutiny");
    const kept = existsSync(state) ? readdirSync(state) : [];
    expect(kept.length).toBe(keys === "" ? 0 : 1);
    for (const name of kept) expect(statSync(join(state, name)).mode & 0o777).toBe(0o600);
    return { root, home };
  }

  it.each(PROMPTS.map((one, index) => [...one, index % 2 === 0 ? "C-c" : "C-d"] as const))(
    "%s ends with 130 and leaves no half note (%#)",
    async (_, keys, says, key) => {
      await leaves(keys, says, (at) => {
        at.press(key);
        return at.sees("ended 130");
      });
    },
  );

  it("in a terminal that is closed ends as such programs do, and offers what was answered in the next one", async () => {
    const { root, home, notes, at } = setting();
    const ended = join(home, "ended");
    at.type(`sh -c 'trap "" HUP; ${COMMAND} new-evidence 2>${home}/said; echo $? >${ended}'\r`);
    await at.sees("Which activity was it?");
    at.type("dsp\r+ Seen.\r");
    await at.sees("◆  And what else?");
    at.close();
    await vi.waitUntil(() => existsSync(ended) && readFileSync(ended, "utf8") !== "", { timeout: 10_000 });
    // as the signal has it: 128 and its number; no stack, no core
    expect(readFileSync(ended, "utf8")).toBe("129\n");
    expect(readFileSync(join(home, "said"), "utf8")).not.toMatch(/ {4}at |Assertion|Abort/);
    expect(notes()).toEqual([]);
    const next = screen({ cwd: root, home, today: TODAY });
    next.type(`${COMMAND} new-evidence\r`);
    expect(await next.sees("Go on with them")).toContain("with 1 of your findings");
  });

  it("keeps the line that was half typed, and has it there again", async () => {
    const { root } = await leaves("dsp\r+ Seen.\r- Half a li", "And what else?", async (at) => {
      await at.sees("- Half a li");
      at.press("C-c");
      await at.sees("ended 130");
      at.type(`clear; ${COMMAND} new-evidence\r`);
      await at.sees("Go on with them and the line half typed");
      at.press("Enter");
      await at.sees(/◆ {2}And what else\?[^\n]*\n│ {2}- Half a li/);
    });
    expect(root).not.toBe("");
  });

  it("of finish keeps its answers too, and the draft as it was", async () => {
    const { root, home, at } = setting();
    const path = join(root, "evidence/2025-26/2025-11-20-a-visit-zzz9.md");
    const draft =
      "---\ntitle: A visit\ndate: 2025-11-20\nactivity: dsp-group\nfindings:\n  - {says: worried-about, finding: None came.}\n---\n";
    writeFileSync(path, draft);
    at.type(`${COMMAND} finish zzz9; echo ended $?`);
    at.press("Enter");
    await at.sees("What is it about? - None came.");
    at.type("represent\r");
    await at.sees("Is it ready?");
    at.press("C-c");
    await at.sees("ended 130");
    expect(readFileSync(path, "utf8")).toBe(draft);
    expect(readdirSync(join(home, ".local/state/scrutiny"))).toHaveLength(1);
    at.type("clear; scrutiny_again=yes\r");
    at.type(`${COMMAND} finish zzz9; echo finished $?\r`);
    await at.sees("Go on with them");
    at.type("\r\r");
    await at.sees("finished 0");
    expect(readFileSync(path, "utf8")).toContain("about: leadership.representation");
    expect(readFileSync(path, "utf8")).toContain("status: ready");
  });
});
