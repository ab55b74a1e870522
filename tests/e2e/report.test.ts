import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyOf, layOver, temporaryFolder } from "../support/copy.ts";
import { readDocx } from "../support/docx.ts";
import { FERNSHIRE, ROOT, WORKED_EXAMPLE } from "../support/fixture.ts";
import { program } from "../support/programs.ts";
import { commitAll, git } from "../support/repository.ts";

const BIN = join(ROOT, "bin/scrutiny.js");

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built program as a user would. */
function scrutiny(cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Ran {
  const ran = spawnSync(process.execPath, [BIN, ...args], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

const poppler = program("pdftotext", "poppler-utils");
const withPoppler = poppler ? describe : describe.skip;
const PDF = "reports/2025-26/q2/quarterly-report.pdf";
const HTML = "reports/2025-26/q2/quarterly-report.html";
const ALL_FORMATS = ["report", "--quarter", "Q2", "--format", "md,pdf,html"];
const MD = "reports/2025-26/q2/quarterly-report.md";

/** Letters and digits alone: what a page says, however its lines are broken. */
const letters = (text: string) => text.normalize("NFKC").replace(/[^\p{L}\p{N}]+/gu, "");

describe("the main job, as the README has it", () => {
  it("writes the Markdown and the PDF of the example's second quarter", () => {
    const output = temporaryFolder();
    const ran = scrutiny(ROOT, ["-C", "examples/fernshire", "report", "--quarter", "Q2", "--output", output]);
    expect(ran.err).toContain("Notes: 8 used, 1 left out:\n");
    expect(ran.code).toBe(0);
    expect(existsSync(join(output, "quarterly-report.md"))).toBe(true);
    expect(readFileSync(join(output, "quarterly-report.pdf")).subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("gives the same bytes in another time zone, language and at another hour", () => {
    const [a, b] = [copyOf(FERNSHIRE), copyOf(FERNSHIRE)];
    scrutiny(a, ALL_FORMATS, { TZ: "Pacific/Kiritimati", LANG: "en_GB.UTF-8", HOME: a });
    scrutiny(b, ALL_FORMATS, { TZ: "America/Los_Angeles", LANG: "C", HOME: b });
    for (const name of [PDF, MD, HTML, "reports/2025-26/q2/manifest.json"]) {
      expect(readFileSync(join(a, name)).equals(readFileSync(join(b, name))), name).toBe(true);
    }
  });

  it("ends quietly when its reader goes away", () => {
    const ran = spawnSync("bash", ["-c", `node "${BIN}" coverage | head -1`], {
      cwd: WORKED_EXAMPLE,
      encoding: "utf8",
    });
    expect(ran.stdout).toContain("as at");
    expect(ran.stderr).not.toContain("EPIPE");
  });
});

describe("what identifies a person", () => {
  it("is found as well by the thread that makes the PDF, which has no need of its engine for that", () => {
    const folder = copyOf(WORKED_EXAMPLE);
    const [note = ""] = readdirSync(join(folder, "evidence/2025-26")).filter((name) => name.endsWith(".md"));
    const path = join(folder, "evidence/2025-26", note);
    writeFileSync(path, `${readFileSync(path, "utf8")}\nHer NHS number is 999 123 4519.\n`);
    const said = ["md", "pdf"].map((format) => {
      const ran = scrutiny(folder, [
        "report",
        "--quarter",
        "Q2",
        "--format",
        format,
        "--output",
        `out-${format}`,
      ]);
      return { code: ran.code, err: ran.err };
    });
    expect(said[1]).toEqual(said[0]);
    expect(said[0]?.err).toMatch(/: [1-9]\d* errors?,/);
    expect(said[0]?.err).not.toContain("4519");
  });
});

describe("a machine for which the PDF engine has no compiled part", () => {
  /** The package as it is installed, without its one dependency. */
  function withoutEngine(): string {
    const folder = temporaryFolder();
    for (const part of ["bin", "dist", "templates", "package.json"])
      cpSync(join(ROOT, part), join(folder, part), { recursive: true });
    return join(folder, "bin/scrutiny.js");
  }

  it("makes HTML in the place of the PDF, and refuses one that is asked for by name", () => {
    const bin = withoutEngine();
    const output = temporaryFolder();
    const report = (...more: string[]) =>
      spawnSync("node", [bin, "report", "--quarter", "Q2", "--output", output, ...more], {
        cwd: WORKED_EXAMPLE,
        encoding: "utf8",
      });
    const asked = report("--format", "pdf");
    expect(asked.stderr).toContain("There is no pdf engine for this machine; nothing was written.");
    expect(asked.status).toBe(2);
    expect(readdirSync(output)).toEqual([]);
    const made = report();
    expect(made.stderr).toContain("There is no pdf engine for this machine: html is made instead.");
    expect(made.status).toBe(0);
    expect(readdirSync(output).sort()).toEqual([
      "manifest.json",
      "quarterly-report.html",
      "quarterly-report.md",
    ]);
  });
});

describe.skipIf(!existsSync("/dev/full"))("standard output that takes nothing", () => {
  it.each([
    ["check"],
    ["coverage", "--format", "json"],
    ["report", "--quarter", "Q2", "--format", "pdf", "--stdout"],
    ["--help"],
  ])("is told in a sentence, with code 2: %s %s %s %s", (...typed) => {
    const args = typed.filter((one) => one !== undefined).map((one) => `'${one}'`);
    const ran = spawnSync("bash", ["-c", `node "${BIN}" ${args.join(" ")} > /dev/full`], {
      cwd: WORKED_EXAMPLE,
      encoding: "utf8",
    });
    expect(ran.stderr).toContain("What was to be printed could not be written whole (ENOSPC).");
    expect(ran.stderr).not.toContain("    at ");
    expect(ran.status).toBe(2);
  });

  it("is none where it is closed, or standard error is", () => {
    const codes = [">&-", "2>&-", "2>/dev/full"].map(
      (to) => spawnSync("bash", ["-c", `node "${BIN}" coverage ${to}`], { cwd: WORKED_EXAMPLE }).status,
    );
    expect(codes).toEqual([0, 0, 0]);
  });

  it("takes more than a pipe holds, where it is read slowly", () => {
    const slowly = `node "${BIN}" report --quarter Q2 --format pdf --stdout | (sleep 0.3; wc -c)`;
    const ran = spawnSync("bash", ["-c", slowly], { cwd: WORKED_EXAMPLE, encoding: "utf8" });
    const whole = spawnSync("node", [BIN, "report", "--quarter", "Q2", "--format", "pdf", "--stdout"], {
      cwd: WORKED_EXAMPLE,
    });
    expect(Number(ran.stdout)).toBe(whole.stdout.length);
    expect(whole.stdout.length).toBeGreaterThan(65_536);
  });
});

withPoppler("the PDF of the example's second quarter", () => {
  let folder: string;
  let markdown: string;
  const pdf = (name: string, args: readonly string[]) =>
    execFileSync(name, [...args], { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "scrutiny-test-"));
    cpSync(FERNSHIRE, folder, { recursive: true });
    expect(scrutiny(folder, ["report", "--quarter", "Q2"]).code).toBe(0);
    markdown = readFileSync(join(folder, MD), "utf8");
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("says the words of the Markdown in the same order", () => {
    const said = letters(pdf("pdftotext", ["-raw", PDF, "-"]));
    let at = 0;
    const words = markdown
      .split(/[\s|]+/)
      .map(letters)
      .filter((word) => word !== "");
    for (const word of words) {
      const found = said.indexOf(word, at);
      // what stands between two words is the foot and head of a page, or a repeated table head: never more
      expect(found >= at && found - at < 420, `${word} after ${said.slice(Math.max(0, at - 60), at)}`).toBe(
        true,
      );
      at = found + word.length;
    }
  });

  it("has a body of at most four pages, and page one holds what leaders must see first", () => {
    const pages = pdf("pdftotext", ["-raw", PDF, "-"]).split("\f");
    const appendix = pages.findIndex((page) => page.includes("Appendix: method, limits and evidence"));
    expect(appendix).toBeGreaterThan(0);
    expect(appendix).toBeLessThanOrEqual(4);
    const first = letters(pages[0] ?? "");
    for (const heading of [
      "Headline",
      "Decisions asked",
      "What came of last quarter's decisions",
      "At a glance",
      "Multi agency safeguarding training",
    ]) {
      expect(first, heading).toContain(letters(heading));
    }
    expect(first).not.toContain("Workprogramme");
    for (const page of pages.filter((one) => one.trim() !== "")) {
      expect(page).toContain("Fernshire is invented.");
      expect(page).toContain("OFFICIAL-SENSITIVE");
    }
  });

  it("is tagged, says PDF/UA-1, and has title, language and embedded fonts", () => {
    const info = pdf("pdfinfo", [PDF]);
    expect(info).toMatch(/Title: +Quarterly progress report: July to September 2025/);
    expect(info).toMatch(/Tagged: +yes/);
    const raw = readFileSync(join(folder, PDF)).toString("latin1");
    expect(raw).toMatch(/\/Lang\s*\(en-GB\)/);
    expect(pdf("pdfinfo", ["-meta", PDF])).toMatch(/pdfuaid:part[^0-9]*1/);
    const fonts = pdf("pdffonts", [PDF]).trim().split("\n").slice(2);
    expect(fonts.length).toBeGreaterThan(1);
    for (const font of fonts) expect(font).toMatch(/ yes (?:yes|no) /);
  });

  it("names every note of the quarter, used or left out", () => {
    const said = letters(pdf("pdftotext", ["-raw", PDF, "-"]));
    const manifest = JSON.parse(readFileSync(join(folder, "reports/2025-26/q2/manifest.json"), "utf8"));
    const notes = manifest.records
      .map((one: { path: string }) => one.path)
      .filter((path: string) => path.startsWith("evidence/"));
    expect(notes.length).toBe(8);
    for (const path of [
      ...notes,
      "evidence/2025-26/2025-09-02-survey-of-practitioners-about-thresholds-g5rx.md",
    ]) {
      const title = /^title: "?(.*?)"?$/m.exec(readFileSync(join(folder, path), "utf8"))?.[1] ?? "";
      expect(said, title).toContain(letters(title));
    }
  });

  it("cites in every paragraph under an area, and each citation leads to a line of the index or an entry", () => {
    const areas = markdown.slice(
      markdown.indexOf("\n## Leadership"),
      markdown.indexOf("\n## Outside the framework"),
    );
    const paragraphs = areas
      .split("\n")
      .filter(
        (line) =>
          line !== "" &&
          !line.startsWith("#") &&
          line !== "Also recorded:" &&
          !line.startsWith("No evidence this quarter"),
      );
    expect(paragraphs.length).toBeGreaterThan(10);
    const index = markdown.slice(markdown.indexOf("## Evidence index"));
    for (const paragraph of paragraphs) {
      const groups = [...paragraph.matchAll(/\[([^\]]+)\]/g)].map((match) => match[1] ?? "");
      expect(groups.length, paragraph).toBeGreaterThan(0);
      for (const label of groups.flatMap((group) => group.split(", "))) {
        const row = /^\d+$/.test(label)
          ? index.includes(`\n| ${label} | `)
          : markdown.includes(`\n| ${label} | `);
        expect(row, label).toBe(true);
      }
    }
  });
});

withPoppler("the public edition of the example's second quarter", () => {
  let folder: string;
  const name = "quarterly-report-public";
  const said: string[] = [];
  const poppler = (program: string, args: readonly string[]) =>
    execFileSync(program, [...args], { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "scrutiny-test-"));
    const args = ["report", "--quarter", "Q2", "--edition", "public", "--yes", "--output", folder];
    args.push("--format", "md,pdf,docx");
    expect(scrutiny(FERNSHIRE, args).code).toBe(0);
    const pdf = `${name}.pdf`;
    said.push(
      readFileSync(join(folder, `${name}.md`), "utf8").replaceAll("\\", ""),
      poppler("pdftotext", ["-raw", pdf, "-"]).replace(/\s+/g, " "),
    );
    const parts = [...readDocx(readFileSync(join(folder, `${name}.docx`))).parts.values()];
    said.push(parts.map((xml) => xml.replace(/<[^>]*>/g, "")).join("\n"), parts.join("\n"));
    said.push(
      poppler("pdfinfo", [pdf]),
      poppler("pdfinfo", ["-meta", pdf]),
      poppler("pdfinfo", ["-dests", pdf]),
      readFileSync(join(folder, pdf)).toString("latin1"),
      readFileSync(join(folder, "manifest-public.json"), "utf8"),
    );
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("has its marking, and hides what the executive edition says", () => {
    for (const text of said.slice(0, 3)) {
      expect(text).toContain("Public edition.");
      expect(text).toMatch(/(?<!-)OFFICIAL(?!-)/);
      expect(text).not.toContain("OFFICIAL-SENSITIVE");
      expect(text).toContain("children 12, parents and carers [c], practitioners 24, leaders 12.");
      expect(text).toContain(
        "managers 9, heads of service [c]; open [c], of them [c] overdue; outcomes notified [c].",
      );
      expect(text).toContain("[c]: a number from 1 to 5, hidden so that nobody can be recognised");
      expect(text).not.toMatch(
        /carers 4|heads of service 3|open 3|1 overdue|notified 27|passed on: 1|9 of 11|4 of 9/,
      );
      expect(text).not.toMatch(/RR-2025-1|"We say it and then it goes quiet/);
    }
  });

  it("holds no id and no words of the file name of a restricted record, in text, links, metadata or manifest", () => {
    const records = [
      "evidence/2025-26",
      "evidence/2024-25",
      ...REGISTERS.map((one) => `registers/${one}`),
    ].flatMap((under) => readdirSync(join(FERNSHIRE, under)).map((file) => join(FERNSHIRE, under, file)));
    const restricted = records.filter((path) =>
      /^marking: OFFICIAL-SENSITIVE$/m.test(readFileSync(path, "utf8")),
    );
    expect(restricted.length).toBeGreaterThan(60);
    for (const path of restricted) {
      const slug = /\d{4}-\d\d-\d\d-(.+)-[0-9a-z]{4}\.md$/.exec(path)?.[1] ?? "";
      expect(slug).not.toBe("");
      for (const text of said) expect(text.includes(slug), slug).toBe(false);
    }
    expect(said[0]).toContain("notes used are marked above this edition.");
    expect(said[0]).toContain("Quarter 2 of 2025/26, 8 notes. Line 2: ");
  });
});

const REGISTERS = ["challenges", "escalations", "learning-reviews", "recommendations", "requests"];

withPoppler("a note with signs that few fonts have", () => {
  it("still gives the PDF, with codes for what no font has, and says so", () => {
    const note = (finding: string) =>
      `---\ntitle: Signs\ndate: 2025-08-20\nactivity: unplanned\nmethods: [interview]\nstatus: ready\nfindings:\n  - {about: leadership.edi, says: working-well, finding: ${JSON.stringify(finding)}, from: children}\n---\n`;
    const folder = copyOf(WORKED_EXAMPLE, {
      "evidence/2025-26/2025-08-20-signs-aaaa.md": note("They drew a \u{1f642} and a \u{1fae0} on the page."),
      "evidence/2025-26/2025-08-20-signs-bbbb.md": note("One wrote مرحبا on the page."),
      "evidence/2025-26/2025-08-20-signs-cccc.md": note("One wrote 𒀀 and ꧁ on the page."),
    });
    const ran = scrutiny(folder, ["report", "--quarter", "Q2"]);
    expect(ran.code).toBe(0);
    expect(ran.err).toMatch(/characters that cannot be shown stand as their codes: .*U\+1F642/);
    const said = execFileSync("pdftotext", ["-raw", join(folder, PDF), "-"], { encoding: "utf8" });
    expect(said).toContain("[U+1F642]");
    expect(said).toContain("[U+12000]");
    expect(said).toMatch(/مرحبا|ابحرم/);
    expect(readFileSync(join(folder, MD), "utf8")).toContain("\u{1f642}");
  });
});

describe("another state of the knowledge base", () => {
  const NOTE = "evidence/2025-26/2025-09-16-visit-to-a-secondary-school-h3vj.md";

  function repository(): { folder: string; first: string } {
    const folder = copyOf(WORKED_EXAMPLE);
    git(folder, ["init", "-q", "-b", "main"]);
    const first = commitAll(folder, "2025-10-08T22:30:00Z");
    layOver(folder, {
      [NOTE]: readFileSync(join(folder, NOTE), "utf8").replace(
        "Visit to a secondary school",
        "Visit to a school",
      ),
    });
    commitAll(folder, "2025-10-09T23:30:00Z");
    return { folder, first };
  }

  it("is read at a commit, and written to a folder of its own", () => {
    const { folder, first } = repository();
    const ran = scrutiny(folder, ["--at", first, "report", "--quarter", "Q2", "--format", "md"]);
    expect(ran.err).toContain("8 used");
    expect(ran.code).toBe(0);
    const path = `reports/2025-26/q2/at-${first.slice(0, 12)}/quarterly-report.md`;
    expect(ran.out).toBe(`${path}\n`);
    expect(readFileSync(join(folder, path), "utf8")).toContain("Visit to a secondary school");
  });

  it("is read as it was known at the end of a day, in the partnership's time zone", () => {
    const { folder } = repository();
    // the second commit was made at half past midnight of the 10th, British Summer Time
    const then = scrutiny(folder, [
      "--as-of",
      "2025-10-09",
      "report",
      "--quarter",
      "Q2",
      "--format",
      "md",
      "--stdout",
    ]);
    expect(then.out).toContain("Visit to a secondary school");
    const later = scrutiny(folder, [
      "--as-of",
      "2025-10-10",
      "report",
      "--quarter",
      "Q2",
      "--format",
      "md",
      "--stdout",
    ]);
    expect(later.out).toContain("Visit to a school");
    expect(later.out).not.toContain("Visit to a secondary school");
  });

  it("finds the same problems and numbers at the commit as in the work tree", () => {
    const { folder } = repository();
    for (const args of [
      ["check", "--format", "json"],
      ["coverage", "--quarter", "Q2", "--format", "json"],
    ]) {
      const tree = JSON.parse(scrutiny(folder, args).out);
      const commit = JSON.parse(scrutiny(folder, ["--at", "HEAD", ...args]).out);
      expect({ ...commit, at: null }).toEqual({ ...tree, ...("at" in tree ? { at: null } : { at: null }) });
    }
  });

  it("is a plain sentence and exit 2 where it is not there", () => {
    const { folder } = repository();
    const unknown = scrutiny(folder, ["--at", "nowhere", "check"]);
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain("nowhere");
    expect(unknown.err).not.toMatch(/^\s+at /m);
    const early = scrutiny(folder, ["--as-of", "2020-01-01", "check"]);
    expect(early.code).toBe(2);
    const option = scrutiny(folder, ["--at=--output=/tmp/x", "check"]);
    expect(option.code).toBe(2);
    const plain = copyOf(WORKED_EXAMPLE);
    expect(scrutiny(plain, ["--at", "HEAD", "check"]).code).toBe(2);
  });
});

describe("a run that was killed", () => {
  it("is not mistaken for a person's edit by the next one", () => {
    const folder = copyOf(WORKED_EXAMPLE);
    scrutiny(folder, ["report", "--quarter", "Q2", "--format", "md"]);
    // as it stands when a run dies between renaming the page and the manifest
    const words = join(folder, "programme/2025-26/q2.md");
    const before = readFileSync(join(folder, "reports/2025-26/q2/manifest.json"));
    writeFileSync(words, readFileSync(words, "utf8").replace("Police and", "The police and"));
    scrutiny(folder, ["report", "--quarter", "Q2", "--format", "md"]);
    writeFileSync(
      join(folder, "reports/2025-26/q2/.manifest-pending.json"),
      readFileSync(join(folder, "reports/2025-26/q2/manifest.json")),
    );
    writeFileSync(join(folder, "reports/2025-26/q2/manifest.json"), before);
    writeFileSync(words, readFileSync(words, "utf8").replace("The police and", "Police and"));
    const ran = scrutiny(folder, ["report", "--quarter", "Q2", "--format", "md"]);
    expect(ran.code).toBe(0);
    expect(existsSync(join(folder, "reports/2025-26/q2/.manifest-pending.json"))).toBe(false);
  });
});
