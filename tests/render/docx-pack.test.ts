import {
  Document,
  ExternalHyperlink,
  Footer,
  Header,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from "docx";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { partsOf } from "../../src/render/docx-pack.ts";

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** A document with each kind of part that a report has. */
function document(): Document {
  const line = new Paragraph({
    children: [new TextRun("Page "), new TextRun({ children: [PageNumber.CURRENT] })],
  });
  const size = { width: 10, height: 10 };
  const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>');
  const drawn = { type: "png", data: new Uint8Array(PNG), transformation: size } as const;
  const cell = new TableCell({ children: [new Paragraph("é € 🙂")] });
  return new Document({
    title: "Title",
    numbering: { config: [{ reference: "bullets", levels: [{ level: 0, format: "bullet", text: "•" }] }] },
    sections: [
      {
        properties: { titlePage: true },
        headers: { first: new Header({ children: [line] }), default: new Header({ children: [line] }) },
        footers: { default: new Footer({ children: [line] }) },
        children: [
          new Paragraph({ text: "Item", numbering: { reference: "bullets", level: 0 } }),
          new Paragraph({
            children: [
              new ExternalHyperlink({ link: "https://example.org/", children: [new TextRun("there")] }),
              new ImageRun(drawn),
              new ImageRun({ type: "svg", data: svg, fallback: drawn, transformation: size }),
            ],
          }),
          new Table({ rows: [new TableRow({ children: [cell] })] }),
        ],
      },
    ],
  });
}

describe("partsOf", () => {
  // It asks what the library keeps to itself: a new version of the library has to be held against its own file.
  it("gives what the library itself would zip: every part, byte for byte, in its order", async () => {
    const file = document();
    const parts = [...partsOf(file)].map(([name, part]) => [name, Buffer.from(part)] as const);
    const zipped = unzipSync(new Uint8Array(await Packer.toArrayBuffer(file)));
    expect(parts.map(([name]) => name)).toEqual(Object.keys(zipped));
    for (const [name, bytes] of parts) expect(bytes.equals(zipped[name] ?? Buffer.of()), name).toBe(true);
    expect(parts.filter(([name]) => name.startsWith("word/media/"))).toHaveLength(2);
    expect(parts.find(([name]) => name === "word/document.xml")?.[1].toString()).toContain("é € 🙂");
  });
});
