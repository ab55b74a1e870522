import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { UserError } from "../../src/model/user-error.ts";
import { leftOutInWords } from "../../src/parse/docx/left-out.ts";
import { readDocx } from "../../src/parse/docx-input.ts";
import { kindOfInput } from "../../src/parse/input-kind.ts";
import { para, runOf, wordFile } from "../support/word.ts";

const read = async (body: string, parts = {}, before = "") =>
  readDocx("a.docx", wordFile(body, parts, before));

const NUMBERING = `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${[
  "bullet",
  "decimal",
]
  .map(
    (kind, id) =>
      `<w:abstractNum w:abstractNumId="${id}">${[0, 1].map((level) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="${kind}"/></w:lvl>`).join("")}</w:abstractNum>`,
  )
  .join(
    "",
  )}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`;
const RELS = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="n1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/><Relationship Id="l1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org/page" TargetMode="External"/><Relationship Id="l2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="file:///etc/passwd" TargetMode="External"/></Relationships>`;
const LISTED = { "word/numbering.xml": NUMBERING, "word/_rels/document.xml.rels": RELS };

const item = (text: string, list: 1 | 2, level = 0) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${runOf(text)}</w:p>`;
const cell = (text: string) => `<w:tc>${para(text)}</w:tc>`;

describe("a Word document handed in", () => {
  it("keeps headings, lists, tables, emphasis and links of the web", async () => {
    const { markdown, leftOut } = await read(
      [
        para("What I saw", "Heading1"),
        `<w:p>${runOf("Much was ")}${runOf("well", "<w:b/>")}${runOf(" done &amp; said.")}</w:p>`,
        item("one", 1),
        item("below", 1, 1),
        item("first", 2),
        item("second", 2),
        `<w:tbl><w:tr>${cell("Agency")}${cell("Came")}</w:tr><w:tr>${cell("Council")}${cell("yes | no")}</w:tr></w:tbl>`,
        `<w:p><w:hyperlink r:id="l1">${runOf("a page")}</w:hyperlink><w:hyperlink r:id="l2">${runOf(" a file")}</w:hyperlink></w:p>`,
      ].join(""),
      LISTED,
    );
    expect(markdown).toMatchInlineSnapshot(`
      "# What I saw

      Much was **well** done & said.

      - one
        - below

      1. first
      2. second

      | Agency  | Came      |
      | ------- | --------- |
      | Council | yes \\| no |

      [a page](https://example.org/page) a file"
    `);
    expect(leftOutInWords(leftOut)).toEqual([]);
  });

  it("leaves out pictures, comments, tracked deletions, hidden text and revision data, and counts them", async () => {
    const { markdown, leftOut } = await read(
      [
        `<w:p><w:r><w:drawing><wp:inline><a:blip r:embed="p1"/></wp:inline></w:drawing></w:r>${runOf("Seen.")}</w:p>`,
        `<w:p><w:commentRangeStart w:id="0"/>${runOf("Said.")}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>`,
        `<w:p><w:del w:id="1" w:author="A Person"><w:r><w:delText>SECRET</w:delText></w:r></w:del><w:ins w:id="2" w:author="A Person">${runOf("Put in.")}</w:ins></w:p>`,
        `<w:p><w:moveFrom w:id="3">${runOf("SECRET")}</w:moveFrom></w:p><w:p><w:moveTo w:id="4">${runOf("Moved.")}</w:moveTo></w:p>`,
        `<w:p>${runOf("SECRET", "<w:vanish/>")}${runOf("Shown.", '<w:vanish w:val="0"/>')}</w:p>`,
        `<w:p><w:pPr><w:pPrChange w:id="5" w:author="SECRET"><w:pPr/></w:pPrChange></w:pPr>${runOf("Styled.")}</w:p>`,
        `<w:p><w:r><w:object><v:shape/></w:object></w:r></w:p>`,
        `<w:tbl><w:tr><w:trPr><w:del w:id="6"/></w:trPr>${cell("SECRET")}</w:tr><w:tr>${cell("Row.")}</w:tr></w:tbl>`,
      ].join(""),
      {
        "word/comments.xml":
          '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="0"><w:p><w:r><w:t>SECRET</w:t></w:r></w:p></w:comment></w:comments>',
        "word/header1.xml":
          '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>SECRET</w:t></w:r></w:p></w:hdr>',
        "word/media/image1.png": "SECRET",
        "docProps/core.xml": "<SECRET/>",
      },
    );
    expect(markdown).not.toContain("SECRET");
    for (const kept of ["Seen.", "Said.", "Put in.", "Moved.", "Shown.", "Styled.", "Row."])
      expect(markdown).toContain(kept);
    expect(leftOutInWords(leftOut)).toEqual([
      "Left out of the Word file: 1 picture, 1 embedded object, 1 comment, 3 tracked deletions, 1 stretch of hidden text, 1 tracked change of format, 1 header or footer.",
      "Taken as text: 2 tracked insertions.",
    ]);
  });

  it("takes the words of a text box once, and nothing that nobody sees", async () => {
    const box = (kind: string) => `<w:txbxContent>${para(`Boxed${kind}.`)}</w:txbxContent>`;
    const { markdown } = await read(
      `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box(" new")}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box("")}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>${runOf("07700\u200b 900\u00ad123")}</w:p>`,
    );
    expect(markdown.match(/Boxed/g)).toHaveLength(1);
    expect(markdown).toContain("07700 900123");
  });

  const refusals: Readonly<Record<string, () => Promise<unknown>>> = {
    "entities of its own": () =>
      read(para("&amp;b;"), {}, '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'),
    "XML that is not well formed": () => read("<w:p>"),
    "an unknown entity": () => read(para("&nothing;")),
    "more levels than any document": () => read("<w:sdt><w:sdtContent>".repeat(300)),
    "more elements than a note can hold": () => read("<w:p/>".repeat(61_000)),
    "more words than a note can hold": () => read(para("word ".repeat(30_000))),
    "an end too soon": () => readDocx("a.docx", wordFile(para("Text.")).slice(0, 300)),
    "no archive behind its first letters": () => readDocx("a.docx", strToU8("PK\u0003\u0004 and no more")),
    "an archive of something else": () => readDocx("a.docx", zipSync({ "xl/workbook.xml": strToU8("<a/>") })),
    "macros, whatever its name": () => read(para("Text."), { "word/vbaProject.bin": "x" }),
    "text that is not UTF-8": () => read(para("Text."), { "word/document.xml": Uint8Array.of(0x3c, 0xff) }),
  };
  it.each(Object.keys(refusals))("is refused in a sentence for %s", async (what) => {
    const error = await refusals[what]?.().catch((one: unknown) => one);
    expect(error).toBeInstanceOf(UserError);
    const { code, message, hint } = error as UserError;
    expect([code, message, hint]).toEqual([
      "not-taken",
      expect.stringMatching(/^a\.docx /),
      expect.anything(),
    ]);
  });

  it("that swells is refused before it does", async () => {
    const bomb = wordFile("", { "word/document.xml": new Uint8Array(40 * 1024 * 1024).fill(32) });
    expect(bomb.byteLength).toBeLessThan(100 * 1024);
    await expect(readDocx("a.docx", bomb)).rejects.toThrow("holds more text than a note can");
  });

  it("may hold any number of pictures of any size, which are not unpacked", async () => {
    const picture = new Uint8Array(18 * 1024 * 1024).fill(1);
    const { markdown } = await read(para("Text."), { "word/media/image1.png": picture });
    expect(markdown).toBe("Text.");
  });
});

describe("the kind of a file handed in", () => {
  const old = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";
  const latin = (text: string) => Uint8Array.from(Buffer.from(text, "latin1"));
  it.each([
    ["a.md", "# Text"],
    ["a.txt", "Text"],
    ["notes", "Text"],
    ["standard input", ""],
  ])("%s is text", (name, text) => expect(kindOfInput(name, latin(text))).toBe("text"));

  it("is Word by its bytes, whatever its name", () =>
    expect(kindOfInput("a.txt", wordFile(para("Text.")))).toBe("docx"));

  it.each([
    ["a.docm", "PK\u0003\u0004", "holds macros"],
    ["a.doc", old, "an old Word file"],
    ["a.docx", old, "an old Word file"],
    ["a.docx", `${old}${Buffer.from("EncryptedPackage", "utf16le").toString("latin1")}`, "a password"],
    ["a.odt", "PK\u0003\u0004 mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument file"],
    ["a.rtf", "{\\rtf1", "a rich text file"],
    ["a.pdf", "%PDF-1.7", "a PDF"],
    ["a.pages", "x", "a Pages file"],
    ["a.docx", "Text", "broken"],
  ])("%s is refused with its cure (%#)", (name, text, why) => {
    expect(() => kindOfInput(name, latin(text))).toThrow(why);
  });
});
