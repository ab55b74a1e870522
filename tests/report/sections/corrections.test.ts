import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { removeFolder, temporaryFolder } from "../../support/child.ts";
import { layOver, run } from "../../support/copy.ts";
import { commitAll } from "../../support/repository.ts";
import { ENV, final, LATER, NOTE, rewrite, sealedBase, wholeCopy } from "../../support/sealed.ts";

const Q3 = `---
quarter: Q3
to: executive
cut-off: 2025-12-31
---
## Headline

Partners still meet.

## Leadership

Both partners came again [@2025-10-08-executive-meeting-of-october-bbbb, 1].
`;
const LATER_PATH = "evidence/2025-26/2025-10-08-executive-meeting-of-october-bbbb.md";
const env = { ...ENV, SCRUTINY_TODAY: "2026-01-10" };

const q3 = (root: string, more: readonly string[] = ["--stdout"]) =>
  run(root, ["report", "--quarter", "Q3", "--year", "2025/26", "--format", "md", ...more], { env });
const edit = (root: string, path: string, from: string, to: string) =>
  rewrite(root, path, readFileSync(join(root, path), "utf8").replace(from, to));

describe("corrections", () => {
  let sealed = "";
  beforeAll(async () => {
    sealed = await sealedBase({}, await temporaryFolder());
    layOver(sealed, { [LATER_PATH]: LATER, "programme/2025-26/q3.md": Q3 });
    commitAll(sealed);
    return () => removeFolder(sealed);
  }, 30_000);

  it("prints nothing where what was sealed still stands", async () => {
    expect((await q3(sealed)).out).not.toContain("Corrections");
  });

  it.each([
    [
      "withdrawn",
      (root: string) =>
        edit(
          root,
          NOTE,
          "status: ready",
          "status: withdrawn\nwithdrawn: {on: 2025-11-02, by: A. Marlow, reason: The day was wrong.}",
        ),
      "Withdrawn on 2 November 2025: The day was wrong.",
    ],
    [
      "changed",
      (root: string) => edit(root, NOTE, "Both partners came.", "One came."),
      "What it says was changed.",
    ],
    [
      "superseded",
      (root: string) =>
        edit(
          root,
          LATER_PATH,
          "status: ready",
          "status: ready\nsupersedes: [2025-07-10-executive-meeting-of-july-aaaa]",
        ),
      "Superseded by evidence 1.",
    ],
    [
      "gone",
      (root: string) => edit(root, NOTE, "date: 2025-07-10", "date: nothing"),
      "It is no longer there.",
    ],
  ])("tells of a note that was %s since", async (how, change, said) => {
    const root = wholeCopy(sealed);
    change(root);
    const { out } = await q3(root);
    expect(out).toContain("## Corrections");
    const name = how === "gone" ? "A note of 10 July 2025" : "Executive meeting of July, 10 July 2025";
    expect(out).toContain(`| ${name} | Report of quarter 2 of 2025/26, evidence 1 | ${said} |`);
  });

  it("names no note that is marked above the edition, also where its seal keeps it back", async () => {
    const root = wholeCopy(sealed);
    const made = await final(root, ["--edition", "public", "--yes"]);
    expect(made.code, made.err).toBe(0);
    const seal = readFileSync(join(root, "reports/2025-26/q2/seal-public.json"), "utf8");
    expect(seal).not.toContain("executive-meeting-of-july");
    expect((await q3(root, ["--edition", "public", "--yes", "--stdout"])).out).not.toContain("Corrections");
    edit(root, NOTE, "Both partners came.", "One came.");
    const { out } = await q3(root, ["--edition", "public", "--yes", "--stdout"]);
    expect(out).toContain(
      "| A note marked above this edition | Report of quarter 2 of 2025/26, evidence 1 | What it says was changed. |",
    );
    expect(out).not.toContain("Executive meeting of July");
    // who has the repository is told which it was
    const verified = await run(root, ["verify", "reports/2025-26/q2/seal-public.json"], { env });
    expect([verified.code, verified.out.includes(`${NOTE}: in meaning`)]).toEqual([0, true]);
  });

  it("is silent of white space and of a stamp", async () => {
    const root = wholeCopy(sealed);
    edit(root, NOTE, "agreed nothing.", "agreed nothing.   ");
    expect((await q3(root)).out).not.toContain("Corrections");
  });

  it("cannot compare with a seal whose key is gone, and tells no change that it cannot know", async () => {
    const root = wholeCopy(sealed);
    expect((await final(root, ["--edition", "public", "--yes"])).code).toBe(0);
    edit(root, "scrutiny.yaml", '"0f', '"1e');
    const { code, out } = await q3(root, ["--edition", "public", "--yes", "--stdout"]);
    expect([code, out.includes("Corrections")]).toEqual([0, false]);
  });

  it.each([
    ["executive", ""],
    ["public", "-public"],
  ])(
    "is told once in the edition %s: not again in the report after the one that told it",
    async (edition, suffix) => {
      const root = wholeCopy(sealed);
      const asked = suffix === "" ? [] : ["--edition", edition, "--yes"];
      if (suffix !== "") expect((await final(root, asked)).code).toBe(0);
      edit(root, NOTE, "Both partners came.", "One came.");
      edit(
        root,
        "programme/2025-26/accuracy.yaml",
        "rounds:\n",
        "rounds:\n  - {report: q3, sent: 2026-01-02, to: [council], due: 2026-01-05, closed: 2026-01-06, comments: []}\n",
      );
      commitAll(root);
      const stamps = ["--by", "A. Marlow", "--role", "scrutineer", "--yes"];
      await run(root, ["review", "--quarter", "Q3", "--year", "2025/26", ...stamps], { env });
      commitAll(root);
      const made = await q3(root, ["--stage", "final", ...asked]);
      expect([made.code, made.err.includes("stand in the way")]).toEqual([0, false]);
      const seal = JSON.parse(readFileSync(join(root, `reports/2025-26/q3/seal${suffix}.json`), "utf8"));
      expect(seal.corrections).toMatchObject([
        { path: suffix === "" ? NOTE : "evidence/2025-26", how: "changed" },
      ]);
      commitAll(root);
      expect((await run(root, ["verify", "reports/2025-26/q3"], { env })).code).toBe(0);
      const later = { ...env, SCRUTINY_TODAY: "2026-02-10" };
      const q4 = ["report", "--quarter", "Q4", "--year", "2025/26", "--format", "md", "--stdout", ...asked];
      expect((await run(root, q4, { env: later })).out).not.toContain("Corrections");
      // a statement stands by itself: what its year's reports said is put right there too
      layOver(root, { "templates/annual-statement.md": "# Statement\n\n::corrections\n" });
      const statement = ["statement", "--year", "2025/26", "--format", "md", "--stdout", ...asked];
      expect((await run(root, statement, { env: { ...env, SCRUTINY_TODAY: "2026-05-01" } })).out).toContain(
        "What it says was changed.",
      );
    },
  );
});
