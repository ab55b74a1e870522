import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { temporaryFolder } from "./copy.ts";

/** What a test puts into a cell: text, a number (a day is the number of days since 1899-12-30), a formula with its last value, or a day. */
export type TestCell =
  | string
  | number
  | { readonly formula: string; readonly value: string }
  | { readonly day: string };

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>';
const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const STYLES = `<?xml version="1.0"?><styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="170" applyNumberFormat="1"/></cellXfs></styleSheet>`;

/** A workbook of some sheets by their names, each a list of rows; `more` is put behind the rows of every sheet. */
export function workbookOf(
  sheets: Readonly<Record<string, readonly (readonly TestCell[])[]>>,
  more = "",
  parts: Readonly<Record<string, string>> = {},
): Uint8Array {
  const names = Object.keys(sheets);
  const list = names.map(
    (name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="r${at + 1}"/>`,
  );
  const links = names.map(
    (_, at) =>
      `<Relationship Id="r${at + 1}" Type="${RELATION}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const packageLinks = "http://schemas.openxmlformats.org/package/2006/relationships";
  const files: Record<string, string> = {
    "[Content_Types].xml": TYPES.replace(
      "</Types>",
      `${names.map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join("")}</Types>`,
    ),
    "_rels/.rels": `<?xml version="1.0"?><Relationships xmlns="${packageLinks}"><Relationship Id="r1" Type="${RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<?xml version="1.0"?><workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><sheets>${list.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<?xml version="1.0"?><Relationships xmlns="${packageLinks}">${links.join("")}<Relationship Id="s" Type="${RELATION}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": STYLES,
  };
  for (const [at, rows] of Object.values(sheets).entries())
    files[`xl/worksheets/sheet${at + 1}.xml`] =
      `<?xml version="1.0"?><worksheet xmlns="${MAIN}"><sheetData>${rows.map(rowXml).join("")}</sheetData>${more}</worksheet>`;
  return packed({ ...files, ...parts });
}

/** Parts of an Office file put together. */
export function packed(files: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

/** A workbook with some cells of its first sheet written over, by their addresses: `E7`. */
export function filledIn(
  bytes: Uint8Array,
  cells: Readonly<Record<string, TestCell>>,
  more = "",
): Uint8Array {
  const parts = unzipSync(bytes);
  const name = "xl/worksheets/sheet1.xml";
  let xml = strFromU8(parts[name] ?? new Uint8Array());
  for (const [address, cell] of Object.entries(cells)) {
    const old = new RegExp(`<c r="${address}"(?: t="\\w+")?( s="\\d+")?(?: t="\\w+")?(?:/>|>.*?</c>)`);
    if (!old.test(xml)) throw new Error(`no cell ${address}`);
    xml = xml.replace(old, (_, style: string = "") => cellXml(address, cell, style));
  }
  xml = xml.replace("</sheetData>", `</sheetData>${more}`);
  return zipSync({ ...parts, [name]: strToU8(xml) });
}

/** A file as LibreOffice writes it again, in the form of that ending. */
export function savedByLibreOffice(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const folder = temporaryFolder();
  writeFileSync(join(folder, `file.${from}`), bytes);
  mkdirSync(join(folder, "profile"));
  mkdirSync(join(folder, "out"));
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const argv = [
    profile,
    "--headless",
    "--convert-to",
    to,
    "--outdir",
    join(folder, "out"),
    join(folder, `file.${from}`),
  ];
  execFileSync("soffice", argv, { stdio: "ignore", env: { ...process.env, HOME: folder } });
  return readFileSync(join(folder, "out", `file.${to.split(":")[0]}`));
}

function rowXml(cells: readonly TestCell[], at: number): string {
  const made = cells.map((cell, column) =>
    cell === "" ? "" : cellXml(`${String.fromCharCode(65 + column)}${at + 1}`, cell, ""),
  );
  return `<row r="${at + 1}">${made.join("")}</row>`;
}

function cellXml(address: string, cell: TestCell, style: string): string {
  if (typeof cell === "number") return `<c r="${address}"${style}><v>${cell}</v></c>`;
  if (typeof cell === "string")
    return `<c r="${address}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  if ("day" in cell) {
    const days = (Date.parse(cell.day) - Date.UTC(1899, 11, 30)) / 86_400_000;
    return `<c r="${address}"${style || ' s="1"'}><v>${days}</v></c>`;
  }
  return `<c r="${address}"${style} t="str"><f>${escaped(cell.formula)}</f><v>${escaped(cell.value)}</v></c>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
