import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { editRecordFile } from "../../src/edge/edit-record.ts";
import { editedRecord } from "../../src/parse/record-edit.ts";
import { temporaryFolder } from "../support/copy.ts";

function folderWith(bytes: string | Uint8Array): string {
  const root = temporaryFolder();
  writeFileSync(join(root, "a.md"), bytes);
  return root;
}

const add = (text: string) => (before: string) =>
  editedRecord(before, [{ is: "append", path: ["updates"], value: { text } }], "front-matter");

describe("a record's file is edited", () => {
  it("under its lock: of many edits at once none is lost", async () => {
    const root = folderWith("\ufeff---\r\ntitle: A # kept\r\n---\r\n");
    const all = Array.from({ length: 20 }, (_, n) => `update ${n}`);
    await Promise.all(
      all.map((text) => editRecordFile({ root, cwd: root, path: "a.md", change: add(text) })),
    );
    const text = readFileSync(join(root, "a.md"), "utf8");
    for (const one of all) expect(text.split(`  - {text: ${one}}\r\n`)).toHaveLength(2);
    expect(text.startsWith("\ufeff---\r\ntitle: A # kept\r\nupdates:\r\n")).toBe(true);
    expect(readdirSync(root)).toEqual(["a.md"]);
  });

  it.each([
    ["what is no UTF-8", Buffer.from([0x2d, 0xff, 0xfe]), "a.md was left as it is: it is not UTF-8 text."],
    [
      "what has no front matter",
      "Words.\n",
      "a.md was left as it is: it does not begin with a line of three hyphens.",
    ],
  ])("or left as it is: %s", async (_, bytes, message) => {
    const root = folderWith(bytes);
    await expect(editRecordFile({ root, cwd: root, path: "a.md", change: add("x") })).rejects.toMatchObject({
      code: "not-edited",
      exitCode: 1,
      message,
      hint: "See what is wrong: scrutiny check a.md",
    });
    expect(readFileSync(join(root, "a.md"))).toEqual(Buffer.from(bytes));
  });
});
