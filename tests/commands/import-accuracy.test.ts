import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { copyOf, run } from "../support/copy.ts";
import { FERNSHIRE, WORKED_EXAMPLE } from "../support/fixture.ts";
import { program } from "../support/programs.ts";
import { commitAll, git } from "../support/repository.ts";
import { savedByLibreOffice } from "../support/sheet.ts";
import { para, runOf, wordFile } from "../support/word.ts";
import { type TestComment, withComments } from "../support/word-comments.ts";

const env = { SCRUTINY_TODAY: "2025-10-16" };
const ACCURACY = "programme/2025-26/accuracy.yaml";
const OPEN_ROUND = "rounds:\n  - {report: q2, sent: 2025-10-02, to: [dsp-group], due: 2025-10-09}\n";
const BODY = `${para("Quarterly progress report", "Heading1")}${para("Leadership", "Heading2")}<w:p>${runOf("The chair cancelled the meeting.")}</w:p>${para("Learning", "Heading2")}<w:p>${runOf("No practitioner had read it.")}</w:p>`;
const STYLES = {
  "word/styles.xml":
    '<?xml version="1.0"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style></w:styles>',
};
const COMMENTS: readonly TestComment[] = [
  {
    author: "Jo Bell",
    date: "2025-10-07T09:12:00Z",
    text: "It was cancelled for want of a quorum.",
    on: "The chair cancelled the meeting.",
  },
  { author: "Sam Hill", date: "2025-10-08T10:00:00Z", text: "That is so." },
  {
    author: "Sam Hill",
    date: "2025-10-08T10:05:00Z",
    text: "Two had.",
    on: "No practitioner had read it.",
    isDone: true,
  },
];

function base(accuracy = OPEN_ROUND) {
  const root = copyOf(WORKED_EXAMPLE, { [ACCURACY]: accuracy });
  return { root, read: () => readFileSync(join(root, ACCURACY), "utf8") };
}

async function imported(root: string, bytes: Uint8Array, argv: readonly string[] = ["--yes"]) {
  writeFileSync(join(root, "handed-in.docx"), bytes);
  return run(root, ["import", "handed-in.docx", ...argv], { env });
}

const commented = (comments = COMMENTS, body = BODY) => withComments(wordFile(body, STYLES), comments);

describe("comments of a Word file", () => {
  it("go into the open round, numbered, with author, day, text and place, and undecided", async () => {
    const { root, read } = base();
    const dry = await imported(root, commented(), ["--dry-run"]);
    expect([dry.code, read()]).toEqual([0, OPEN_ROUND]);
    expect(dry.err).toContain(
      "comment 1: Comment 1 by Jo Bell, 7 October 2025, at Leadership: “The chair cancelled the meeting.”: It was cancelled for want of a quorum.",
    );
    expect(dry.err).toContain("Two had. It is marked as resolved in Word.");
    const ran = await imported(root, commented());
    expect([ran.code, ran.out]).toEqual([0, `${ACCURACY}\n`]);
    const leadership = "“The chair cancelled the meeting.”";
    expect(read()).toContain(
      `{number: 1, by: Jo Bell, on: 2025-10-07, place: "Leadership: ${leadership}", says: It was cancelled for want of a quorum.}`,
    );
    expect(read()).toContain(
      `{number: 2, by: Sam Hill, on: 2025-10-08, place: "Leadership: ${leadership}", says: "In answer to Jo Bell: That is so."}`,
    );
    expect(read()).toContain('place: "Learning: “No practitioner had read it.”", says: Two had.}');
    const check = await run(root, ["check", ACCURACY], { env });
    expect(check.out).toContain("0 errors");
    expect((await run(root, ["todo"], { env })).out).toContain("Decide 3 of those that came");
  });

  it("add nothing twice, not after a decision either; a new one gets the next number", async () => {
    const { root, read } = base();
    await imported(root, commented());
    writeFileSync(
      join(root, ACCURACY),
      read().replace("want of a quorum.}", "want of a quorum., decision: corrected}"),
    );
    const before = read();
    const again = await imported(root, commented());
    expect([again.code, again.out, read()]).toEqual([0, "", before]);
    expect(again.err).toContain("comment 1: It is comment 1 of the round.");
    const more = [
      ...COMMENTS,
      { author: "Jo Bell", date: "2025-10-09T08:00:00Z", text: "Who?", on: "Learning" },
    ];
    await imported(root, commented(more));
    expect(read()).toContain("{number: 4, by: Jo Bell, on: 2025-10-09, place: ");
    expect(read().match(/number: /g)).toHaveLength(4);
  });

  it("keep two of the same words at two places", async () => {
    const { root, read } = base();
    const twice = COMMENTS.filter(({ on }) => on !== undefined).map((one) => ({
      ...one,
      author: "Jo Bell",
      date: "2025-10-07T09:00:00Z",
      text: "Wrong.",
    }));
    await imported(root, commented(twice));
    await imported(root, commented(twice));
    expect(read().match(/says: Wrong\./g)).toHaveLength(2);
  });

  it("leave out what identifies a person, what names nobody and what is to come, each with its reason", async () => {
    const { root, read } = base();
    const ran = await imported(
      root,
      commented([
        {
          author: "Jo Bell",
          date: "2025-10-07T09:12:00Z",
          text: "Ring 07700 900123.",
          on: "The chair cancelled the meeting.",
        },
        { author: "Author", date: "2025-10-07T09:12:00Z", text: "No.", on: "Leadership" },
        { author: "Jo Bell", date: "2025-11-07T09:12:00Z", text: "Later.", on: "Learning" },
        { author: "Sam Hill", text: "Undated.", on: "No practitioner had read it." },
      ]),
    );
    expect(ran.code).toBe(1);
    expect(ran.err).toContain("the comment: a telephone number stands here.");
    expect(ran.err).not.toContain("900123");
    expect(ran.err).toContain("Its author was taken out of the file. Say with --by");
    expect(ran.err).toContain("It is dated 7 November 2025, which is still to come.");
    expect(read()).toContain("{number: 1, by: Sam Hill, on: 2025-10-16,");
    expect(read().match(/number: /g)).toHaveLength(1);
    const named = await imported(
      root,
      commented([{ author: "Author", date: "2025-10-07T09:12:00Z", text: "No.", on: "Leadership" }]),
      ["--yes", "--by", "NHS Fernshire ICB"],
    );
    expect(named.code).toBe(0);
    expect(read()).toContain("{number: 2, by: NHS Fernshire ICB, on: 2025-10-07, place: Leadership");
  });

  it("name tracked changes, which are not taken in, and a file without comments", async () => {
    const { root, read } = base();
    const tracked = `${BODY}<w:p><w:ins w:id="9" w:author="X">${runOf("More.")}</w:ins><w:del w:id="10" w:author="X"><w:r><w:delText>Less.</w:delText></w:r></w:del></w:p>`;
    const ran = await imported(root, commented(COMMENTS, tracked));
    expect(ran.err).toContain("2 tracked changes are not taken in: only comments are.");
    const { root: other, read: readOther } = base();
    const none = await imported(other, wordFile(BODY, STYLES));
    expect([none.code, readOther()]).toEqual([0, OPEN_ROUND]);
    expect(none.err).toContain("There is no comment in the file.");
    expect(read()).not.toBe(OPEN_ROUND);
  });

  it("want a round: the one that is named, the one that the report is of, or the only one that is open", async () => {
    const closed = base(OPEN_ROUND.replace("due: 2025-10-09", "due: 2025-10-09, closed: 2025-10-10"));
    const none = await imported(closed.root, commented());
    expect([none.code, none.err]).toEqual([
      2,
      expect.stringContaining("No round of factual accuracy is open."),
    ]);
    const named = await imported(closed.root, commented(), ["--yes", "--quarter", "Q2"]);
    expect([named.code, named.err]).toEqual([1, expect.stringContaining("is closed.")]);
    const missing = await imported(closed.root, commented(), ["--yes", "--quarter", "Q3"]);
    expect([missing.code, missing.err]).toEqual([
      1,
      expect.stringContaining("There is no round of factual accuracy of"),
    ]);
    const both = `${OPEN_ROUND}  - {report: q1, sent: 2025-07-02, to: [dsp-group], due: 2025-07-09, comments: []}\n`;
    const two = base(both);
    const unclear = await imported(two.root, commented());
    expect([unclear.code, unclear.err]).toEqual([2, expect.stringContaining("--quarter Q2")]);
    const asked = await imported(two.root, commented(), ["--yes", "--quarter", "Q1"]);
    expect(asked.code).toBe(0);
    expect(two.read()).toContain("due: 2025-07-09, comments: [{number: 1");
    const said = base(both);
    const body = `${para("Quarter 2 of 2025/26")}${BODY}`;
    const found = await imported(said.root, commented(COMMENTS, body));
    expect([found.code, found.err]).toEqual([0, expect.stringContaining("Comments on facts of quarter 2")]);
  });
});

describe.skipIf(!program("soffice", "libreoffice-writer-nogui") || !program("git", "git"))(
  "comments of a report that LibreOffice wrote",
  () => {
    it("arrive with their place, and stand in the appendix of the final report", async () => {
      const root = copyOf(FERNSHIRE);
      const read = (path: string) => readFileSync(join(root, path), "utf8");
      const rounds = read(ACCURACY);
      const open = rounds.replace("due: 2025-07-08, closed: 2025-07-08,", "due: 2025-07-08,");
      expect(open).not.toBe(rounds);
      writeFileSync(join(root, ACCURACY), open);
      git(root, ["init", "--quiet"]);
      commitAll(root);
      const quarter = ["--quarter", "Q1", "--year", "2025/26"];
      const draft = await run(root, [
        "report",
        ...quarter,
        "--stage",
        "factual-accuracy",
        "--format",
        "docx",
      ]);
      expect(draft.code).toBe(0);
      const sent = new Uint8Array(readFileSync(join(root, draft.out.trim())));
      const back = savedByLibreOffice(
        withComments(sent, [
          {
            author: "Jo Bell",
            date: "2025-07-07T09:12:00Z",
            text: "The area is called otherwise.",
            on: "Leadership",
          },
          { author: "Sam Hill", date: "2025-07-08T09:12:00Z", text: "I agree." },
        ]),
        "docx",
        "docx",
      );
      writeFileSync(join(root, "back.docx"), back);
      const ran = await run(root, ["import", "back.docx", "--yes", ...quarter]);
      expect([ran.code, ran.out]).toEqual([0, `${ACCURACY}\n`]);
      const again = await run(root, ["import", "back.docx", "--yes", ...quarter]);
      expect([again.code, again.out]).toEqual([0, ""]);
      const decided = read(ACCURACY)
        .replaceAll(/(says: (?:"[^"]*"|[^,}]*))\}/g, "$1, decision: not-corrected, why: It is our word.}")
        .replace(/(report: q1, sent: \S+,)/, "$1 closed: 2025-07-10,");
      writeFileSync(join(root, ACCURACY), decided);
      commitAll(root);
      const final = await run(root, ["report", ...quarter, "--stage", "final", "--format", "md"]);
      expect(final.err).not.toContain("stand in the way");
      const text = read(final.out.trim());
      expect(text).toMatch(/\| *\d+ *\| *Jo Bell *\| .*Leadership.*\| *The area is called otherwise\./);
      expect(text).toMatch(/Sam Hill.*I agree\..*Not corrected: It is our word\./);
    }, 60_000);
  },
);
