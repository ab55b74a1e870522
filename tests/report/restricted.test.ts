import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { KnowledgeBase } from "../../src/model/knowledge-base.ts";
import { isWithin } from "../../src/model/policy.ts";
import { REGISTER_KINDS } from "../../src/model/register-kinds.ts";
import { FORMATS } from "../../src/render/index.ts";
import { copyOf, run } from "../support/copy.ts";
import { readDocx } from "../support/docx.ts";
import { FERNSHIRE, load } from "../support/fixture.ts";
import { program } from "../support/programs.ts";

/** Every text of a value, however deep. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(textsIn) : [];
}

/** What stands in a record marked above the public edition and nowhere else: titles, findings, sources, quotes, answers. */
function restrictedTexts(base: KnowledgeBase): ReadonlyMap<string, string> {
  const policy = base.policy.value;
  const edition = policy.editionsInForce.find((one) => one.id === "public") ?? (undefined as never);
  const records = [...base.notes, ...REGISTER_KINDS.flatMap((kind) => [...base.registers[kind]])];
  const isShown = (record: (typeof records)[number]) => isWithin(policy, edition, record.value.marking);
  const known = records.filter(isShown).flatMap((record) => textsIn(record.value));
  const words = [...base.years.values()].flatMap((year) =>
    [...Object.values(year.quarters), year.statement, year.programme, year.diary].flatMap((one) =>
      one ? [...textsIn(one.value), one.body] : [],
    ),
  );
  const open = plain([...known, ...words].join("\n"));
  const found = new Map<string, string>();
  for (const record of records.filter((one) => !isShown(one))) {
    found.set(record.id, record.path);
    for (const text of textsIn(record.value)) {
      // a word or two may stand anywhere; a sentence of the open words is the scrutineer's own
      if (text.split(/\s+/).length >= 4 && !open.includes(plain(text))) found.set(text, record.path);
    }
  }
  return found;
}

/** As it would be found by a reader: without marks, in one case, white space as one space. */
function plain(text: string): string {
  return text
    .replace(/&(?:amp|lt|gt|quot|#x27|#39|apos);/g, "'")
    .replace(/[\\*_`"'’“”]/g, "")
    .replace(/\s+/g, " ")
    .toLowerCase();
}

function textsOfOutput(folder: string, name: string): readonly string[] {
  const path = join(folder, name);
  const bytes = readFileSync(path);
  if (name.endsWith(".pdf")) {
    const read = (command: string, args: readonly string[]) =>
      execFileSync(command, [...args], { encoding: "utf8" });
    const raw = bytes.toString("latin1");
    // names of links and of tables stand in the file in UTF-16
    const names = [...raw.matchAll(/<FEFF([0-9A-F]*)>/g)].map(([, hex = ""]) =>
      Buffer.from(hex, "hex").swap16().toString("utf16le"),
    );
    return [read("pdftotext", ["-raw", path, "-"]), read("pdfinfo", [path]), raw, names.join("\n")];
  }
  if (name.endsWith(".docx"))
    return [...readDocx(bytes).parts].flatMap(([part, xml]) => [part, xml, xml.replace(/<[^>]*>/g, "")]);
  const text = bytes.toString("utf8");
  return name.endsWith(".html") ? [text, text.replace(/<[^>]*>/g, "")] : [text];
}

const isHere = program("pdftotext", "poppler-utils");

describe.skipIf(!isHere)("a public edition", () => {
  let restricted: ReadonlyMap<string, string>;
  beforeAll(async () => {
    restricted = restrictedTexts(await load(FERNSHIRE));
    expect(restricted.size).toBeGreaterThan(200);
  });

  it.each([
    ["the report of a quarter", ["report", "--quarter", "Q2", "--year", "2025/26"]],
    ["the statement", ["statement", "--year", "2025/26"]],
  ])(
    "%s holds no text of a restricted record, in any format, its properties and its manifest",
    async (_, command) => {
      const root = copyOf(FERNSHIRE);
      const output = join(root, "out");
      mkdirSync(output);
      const formats = FORMATS.map((one) => one.format);
      const options = ["--edition", "public", "--yes", "--output", output, "--format", formats.join(",")];
      expect((await run(root, [...command, ...options])).code).toBe(0);
      const names = readdirSync(output);
      expect(names.length).toBe(formats.length + 1);
      for (const name of names) {
        const texts = textsOfOutput(output, name).map(plain);
        const leaked = [...restricted].filter(([text]) => texts.some((one) => one.includes(plain(text))));
        expect(leaked.map(([text, path]) => `${name}: ${path}: ${text}`)).toEqual([]);
      }
    },
  );

  it("would be told apart by this test: the first edition holds many of them", async () => {
    const root = copyOf(FERNSHIRE);
    const { out } = await run(root, ["statement", "--year", "2025/26", "--format", "md", "--stdout"]);
    const text = plain(out);
    expect([...restricted.keys()].filter((one) => text.includes(plain(one))).length).toBeGreaterThan(40);
  });
});
