import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Root } from "hast";
import { describe, expect, it } from "vitest";
import { docx } from "../../src/render/docx.ts";
import { renderHtml } from "../../src/render/html.ts";
import { renderMarkdown } from "../../src/render/markdown.ts";
import { pdf } from "../../src/render/pdf.ts";
import { textsOfDocument } from "../../src/report/document-text.ts";
import { copyOf, run, temporaryFolder } from "../support/copy.ts";
import { readDocx } from "../support/docx.ts";
import { FERNSHIRE, ROOT, WORKED_EXAMPLE } from "../support/fixture.ts";
import { elements, readPage, textIn } from "../support/page.ts";
import { program } from "../support/programs.ts";
import { composedReport } from "../support/report.ts";
import { fakeWorld } from "../support/world.ts";

const WORDS = "programme/2025-26/q2.md";
const NOTE = "evidence/2025-26/2025-07-22-front-door-visit-and-two-m2q9.md";
const REPORTS = "reports/2025-26/q2";

/** The worked example with a text of one of its files replaced. */
function changed(path: string, from: string | RegExp, to: string): string {
  const text = readFileSync(join(WORKED_EXAMPLE, path), "utf8");
  const edited = text.replace(from, to);
  if (edited === text) throw new Error("nothing to replace");
  return copyOf(WORKED_EXAMPLE, { [path]: edited });
}

const underHeadline = (words: string) => changed(WORDS, "## Headline\n\n", `## Headline\n\n${words} `);
const report = (folder: string, ...more: string[]) =>
  run(folder, ["report", "--quarter", "Q2", "--format", "md,pdf", ...more]);

describe("a report that would carry an identifier", () => {
  it.each([
    ["in the words", () => underHeadline("The plan for 999 123 4519 was late."), "under Headline"],
    [
      "under marks of emphasis",
      () => underHeadline("The plan for 999 **123** 4*519* was late."),
      "under Headline",
    ],
    [
      "as entities",
      () => underHeadline("The plan for &#57;99&nbsp;123&shy;4519 was late."),
      "under Headline",
    ],
    [
      "in an address",
      () => underHeadline("[The plan](https://plans.fernshire.test/9991234519) was late."),
      "under Headline",
    ],
    ["in the title of a note", () => changed(NOTE, /^title: "?/m, "$&Plan 999-123-4519, "), "under"],
    [
      "in the notice",
      () => changed("scrutiny.yaml", /^notice: .*$/m, "notice: Ask wren.beck@example.org"),
      "on every page",
    ],
    [
      "in a decision that is asked",
      () => changed(WORDS, "Bring a figure", "Ring 07700 900123 and bring a figure"),
      "under",
    ],
  ])("%s is refused, and nothing of it is said or written", async (_, made, where) => {
    const folder = made();
    const ran = await report(folder);
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(new RegExp(`error (?:An? [\\w ]+) would stand ${where}`));
    expect(ran.err).toContain("Nothing was written.");
    expect(existsSync(join(folder, REPORTS))).toBe(false);
    for (const said of [ran.out, ran.err]) {
      expect(said.replace(/[^\d@]/g, "")).not.toMatch(/9991234519|07700900123/);
      expect(said).not.toContain("wren.beck@example.org");
    }
    const printed = await run(folder, ["report", "--quarter", "Q2", "--format", "md", "--stdout"]);
    expect(printed).toMatchObject({ code: 1, out: "" });
  });

  it("is made where the identifier is in a part that no report prints", async () => {
    const folder = changed(NOTE, /$/, "\nThe number was 999 123 4519.\n");
    const ran = await report(folder);
    // the record has an error, which the report tells of, and the report is whole
    expect(ran.code).toBe(1);
    expect(existsSync(join(folder, REPORTS, "quarterly-report.pdf"))).toBe(true);
    expect(readFileSync(join(folder, REPORTS, "quarterly-report.md"), "utf8")).not.toContain("4519");
    expect(readFileSync(join(folder, REPORTS, "manifest.json"), "utf8")).not.toContain("4519");
  });

  it("is made where only a name may stand, and says so", async () => {
    const ran = await report(underHeadline("A girl called Wren Beck was heard."));
    expect(ran.code).toBe(0);
    expect(ran.err).toContain("1 place in the report may name a child or a home");
    expect(ran.err).not.toContain("Wren");
  });
});

describe.skipIf(!program("pdftotext", "poppler-utils"))("what is looked at", () => {
  it.each([
    [WORKED_EXAMPLE, "2025/26-Q2"],
    [FERNSHIRE, "2025/26-Q4"],
    [FERNSHIRE, "2025/26"],
  ])("is all that stands in the finished files: %s, %s", async (folder, quarter) => {
    const { document } = await composedReport(folder, quarter);
    const { fontsFolder, pictureEngine, sha256 } = fakeWorld({ cwd: folder });
    const template = (name: string) => readFileSync(join(ROOT, "templates", name), "utf8");
    const assets = {
      theme: template("theme.typ"),
      style: template("report.css"),
      fontsFolder,
      pictureEngine,
      sha256,
    };
    const file = join(temporaryFolder(), "report.pdf");
    const { bytes } = await pdf.render(document, assets);
    writeFileSync(file, bytes);
    const texts = [
      namesIn(bytes),
      execFileSync("pdftotext", [file, "-"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
      propertiesOf(
        execFileSync("pdfinfo", [file], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
      ),
      renderMarkdown(document),
      carriedBy(readPage(renderHtml(document, assets).bytes).root),
      saidBy((await docx.render(document, assets)).bytes),
    ];
    const seen = lettersOf(
      textsOfDocument(document)
        .map(({ text }) => text)
        .join(" "),
    );
    expect(seen.length).toBeGreaterThan(10_000);
    for (const text of texts) {
      const words = text
        .replace(/\u00ad|-\n/g, "")
        .split(/\s+/)
        .map(lettersOf);
      expect([...new Set(words.filter((word) => !seen.includes(word) && !FURNITURE.test(word)))]).toEqual([]);
    }
  });
});

/** What a PDF says of its links and tables, in UTF-16. */
function namesIn(bytes: Uint8Array): string {
  const found = [
    ...Buffer.from(bytes)
      .toString("latin1")
      .matchAll(/<FEFF([0-9A-F]*)>/g),
  ];
  expect(found.length).toBeGreaterThan(10);
  return found.map(([, hex = ""]) => Buffer.from(hex, "hex").swap16().toString("utf16le")).join("\n");
}

/** All words of a Word file: the text of every part and what its tags carry for readers, addresses with them. */
function saidBy(bytes: Uint8Array): string {
  const parts = [...readDocx(bytes).parts].filter(
    ([name]) => !/(?:styles|theme\d*|numbering|settings)\.xml$/.test(name),
  );
  const texts = parts.flatMap(([, xml]) => {
    const carried = [
      ...xml.matchAll(/<(?:w:tblCaption w:val|w:hyperlink [^>]*w:tooltip|wp:docPr [^>]*descr)="([^"]*)"/g),
    ];
    const addresses = [...xml.matchAll(/ Target="([^"]*)" TargetMode="External"/g)];
    const made = xml.replace(/<w:instrText[^>]*>[^<]*<|<dcterms:\w+ [^>]*>[^<]*<|<dc:language>[^<]*</g, "<");
    return [
      made.replace(/<\/(?:w:p|dc:\w+|cp:\w+)>/g, " ").replace(/<[^>]*>/g, ""),
      ...[...carried, ...addresses].map((match) => match[1]),
    ];
  });
  return texts.join(" ").replace(/&(?:amp|lt|gt|quot|apos|#\d+);/g, " ");
}

/** What a format adds to a page or list and what no record could hold: `Page 3 of 7`, the number of an item, what its contents are called. */
const FURNITURE = /^(?:page|of|contents|\d{1,2})$/;

/** All that a page carries: its words, and the values of its attributes; what its style and its own words say is known. */
function carriedBy(page: Root): string {
  const own = new Set("style className role scope tabIndex httpEquiv charSet".split(" "));
  // of what a picture draws, size, place and colour are no words
  const drawn = new Set("svg g path rect line text tspan circle clipPath defs".split(" "));
  const said = new Set("ariaLabel ariaLabelledBy ariaDescribedBy title alt href xlinkHref id".split(" "));
  const values = elements(page, ({ tagName }) => tagName !== "meta").flatMap(({ tagName, properties }) =>
    Object.entries(properties)
      .filter(([name]) => !own.has(name) && (!drawn.has(tagName) || said.has(name)))
      // the letters of a logo are among what is looked at
      .filter(([name, value]) => !(name === "src" && String(value).startsWith("data:image/")))
      .map(([, value]) => String(value)),
  );
  const meta = ["author", "description"].map((name) =>
    elements(page, ({ tagName, properties }) => tagName === "meta" && properties["name"] === name)
      .map((one) => one.properties["content"])
      .join(" "),
  );
  const words = textIn(page, ({ tagName }) => tagName === "style");
  return [words, ...meta, ...values].join("\n").replace(OWN_WORDS, " ");
}

/** What the page says of itself, in no document: how to move in it, and names of its places. */
const OWN_WORDS =
  /Skip to main content|Contents|As at [\w ]+\.|Back to where|is cited(?:, \d+ of \d+)?|words--main|#?(?:part|place)--|--\d+|↑\d*|Table(?: under|:)|noreferrer|en-GB|\d{4}-\d\d-\d\d/g;

function lettersOf(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
}

function propertiesOf(info: string): string {
  return ["Title", "Author", "Subject", "Keywords"]
    .map((name) => new RegExp(`^${name}: +(.*)$`, "m").exec(info)?.[1] ?? "")
    .join("\n");
}
