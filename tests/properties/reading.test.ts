import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { noteSchema } from "../../src/model/note.ts";
import { accuracySchema, diarySchema, programmeSchema, returnsSchema } from "../../src/model/programme.ts";
import { REGISTER_SCHEMAS } from "../../src/model/registers.ts";
import { quarterWordsSchema } from "../../src/model/words.ts";
import { readPolicy } from "../../src/parse/knowledge-base.ts";
import { WORKED_EXAMPLE } from "../support/fixture.ts";
import { type Files, laidOver, TINY } from "../support/knowledge-base.ts";
import { parameters } from "./parameters.ts";
import { holdsWhateverTheBytes, SENTINEL } from "./whatever-the-bytes.ts";

const EXAMPLE: Files = new Map(
  readdirSync(WORKED_EXAMPLE, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const full = join(entry.parentPath, entry.name);
      return [
        full.slice(WORKED_EXAMPLE.length + 1).replaceAll("\\", "/"),
        readFileSync(full, "utf8"),
      ] as const;
    })
    .filter(([path]) => !path.startsWith("reports/")),
);
const POLICY = "scrutiny.yaml";
const PATHS = [...EXAMPLE.keys()].filter((path) => path !== POLICY && path !== "programme/framework.yaml");
const NOTE = "evidence/2025-26/2025-07-11-a-note-bbbb.md";
const YEAR = "programme/2025-26";

/** What stands where YAML takes a value: all kinds, and some spellings that mean something to it. */
const value = fc.oneof(
  fc.constantFrom(
    ...[SENTINEL, `"${SENTINEL}"`, "2025-02-30", "12:30", "0123", "no", "~", "", "&a b", "*a", "!x y", "<<"],
    ...["{__proto__: 1}", "[[[[1]]]]", "'", '"', "|", ">", "- a", "? a", "#", "1e999", "\u202e", "\ud800"],
    ...["[@2025-07-10-a-note-k7f3]", "<!-- ", "javascript:alert(1)", "::error::", "2025-07-10"],
  ),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.json({ maxDepth: 2 }),
);

type Change = (text: string) => string;

/** One edit of a text: at a character, or of its lines. */
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(fc.nat(), fc.nat(12), value).map(
    ([from, length, put]): Change =>
      (text) => {
        const at = from % (text.length + 1);
        return text.slice(0, at) + put + text.slice(at + length);
      },
  ),
  fc.tuple(fc.constantFrom("delete", "double", "swap", "indent", "empty", "cut"), fc.nat(), fc.nat()).map(
    ([how, one, other]): Change =>
      (text) => {
        const lines = text.split("\n");
        const [a, b] = [one % lines.length, other % lines.length];
        const [first = "", second = ""] = [lines[a], lines[b]];
        if (how === "delete") lines.splice(a, 1);
        else if (how === "double") lines.splice(b, 0, first);
        else if (how === "indent") lines[a] = `  ${first}`;
        else if (how === "empty") lines[a] = first.replace(/:.*/, ":");
        else if (how === "cut") lines.length = a + 1;
        else [lines[a], lines[b]] = [second, first];
        return lines.join("\n");
      },
  ),
  fc.tuple(fc.nat(), value).map(
    ([one, put]): Change =>
      (text) => {
        const lines = text.split("\n");
        const at = one % lines.length;
        lines[at] = (lines[at] ?? "").replace(/: .*/, () => `: ${put}`);
        return lines.join("\n");
      },
  ),
);
const changes = fc.array(change, { minLength: 1, maxLength: 4 });
const changed = (text: string, all: readonly Change[]) => all.reduce((made, edit) => edit(made), text);

/** Maps with names that a schema knows and names that none does. */
function maps(schema: { readonly shape: Readonly<Record<string, unknown>> }) {
  const name = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...Object.keys(schema.shape)) },
    fc.constantFrom("constructor", "toString", "__proto__", SENTINEL, "", "1", "<<", "a: b", "\u202e"),
    fc.string({ unit: "binary", maxLength: 8 }),
  );
  const scalar = fc.oneof(
    fc.constantFrom<unknown>(
      SENTINEL,
      "2025-07-10",
      "council",
      "C1",
      "done",
      "ready",
      "leadership.edi",
      true,
    ),
    fc.constantFrom<unknown>("2025-02-30", "2025/26", "R1", "draft", null, 0, -1, 1.5, 1e21, "", "\u0000"),
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.double(),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      scalar,
      fc.array(tie("tree"), { maxLength: 3 }),
      fc.dictionary(name, tie("tree"), { maxKeys: 4 }),
    ),
  }));
  return fc.dictionary(name, tree, { maxKeys: 10 });
}

/** Where each kind of record stands, and how its map is written there. */
const inMatter = (yaml: string) => `---\n${yaml}---\nWords of ${SENTINEL} [@C1].\n`;
const KINDS: readonly (readonly [string, Parameters<typeof maps>[0], (yaml: string) => string])[] = [
  [NOTE, noteSchema, inMatter],
  [`${YEAR}/q2.md`, quarterWordsSchema, inMatter],
  [`${YEAR}/diary.yaml`, diarySchema, String],
  [`${YEAR}/programme.yaml`, programmeSchema, String],
  [`${YEAR}/accuracy.yaml`, accuracySchema, String],
  [`${YEAR}/escalations.yaml`, returnsSchema, String],
  ...Object.entries(REGISTER_SCHEMAS).map(
    ([kind, schema]) =>
      [
        `registers/${kind}s/2025-07-11-an-entry-cccc.md`,
        schema as Parameters<typeof maps>[0],
        inMatter,
      ] as const,
  ),
];

// hang guards, no measures
const LONG = { timeout: 3_600_000 };

describe("whatever the files hold, nothing is thrown, lost or quoted, and every place is one of its file", () => {
  beforeAll(() => holdsWhateverTheBytes(EXAMPLE));

  it("arbitrary bytes", LONG, async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.tuple(fc.constant("---\n"), fc.string({ unit: "binary" })).map((parts) => parts.join("")),
    );
    const path = fc.constantFrom(
      ...KINDS.map(([one]) => one),
      "templates/x.md",
      "evidence/x.md",
      "programme/x.y",
    );
    const property = fc.asyncProperty(path, bytes, (one, content) =>
      holdsWhateverTheBytes(laidOver(TINY, [[one, content]])),
    );
    await fc.assert(property, parameters());
  });

  it.each(KINDS)("arbitrary maps in %s", LONG, async (path, schema, written) => {
    const property = fc.asyncProperty(maps(schema), fc.boolean(), async (map, inBrackets) => {
      const yaml = inBrackets ? `${JSON.stringify(map)}\n` : stringify(map);
      await holdsWhateverTheBytes(laidOver(TINY, [[path, written(yaml)]]));
    });
    await fc.assert(property, parameters(0.2));
  });

  // in a small knowledge base that is no home of theirs, and, fewer as it costs more, in their own
  it.each([
    ["elsewhere", TINY, 1],
    ["at home", EXAMPLE, 0.1],
  ] as const)("good records, changed, %s", LONG, async (_, home, share) => {
    const property = fc.asyncProperty(fc.constantFrom(...PATHS), changes, async (path, edits) => {
      await holdsWhateverTheBytes(laidOver(home, [[path, changed(String(EXAMPLE.get(path)), edits)]]));
    });
    await fc.assert(property, parameters(share));
  });

  it("good records, changed in their bytes", LONG, async () => {
    const property = fc.asyncProperty(
      fc.constantFrom(...PATHS),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 5 }),
      async (path, edits) => {
        const bytes = new TextEncoder().encode(String(EXAMPLE.get(path)));
        for (const [at, byte] of edits) bytes[at % bytes.length] = byte;
        await holdsWhateverTheBytes(laidOver(TINY, [[path, bytes]]));
      },
    );
    await fc.assert(property, parameters());
  });

  it("scrutiny.yaml, changed: read, or refused with a reason", LONG, async () => {
    const property = fc.asyncProperty(changes, async (edits) => {
      const text = changed(String(EXAMPLE.get(POLICY)), edits);
      const read = readPolicy({ path: POLICY, bytes: new TextEncoder().encode(text) });
      for (const { message, hint } of read.problems)
        expect(`${message} ${hint}`).not.toContain("Quillfeather");
      if (read.value) return holdsWhateverTheBytes(laidOver(TINY, [[POLICY, text]]));
      expect(read.problems.filter((one) => one.severity === "error").length).toBeGreaterThan(0);
    });
    await fc.assert(property, parameters());
  });

  it("the framework, changed", LONG, async () => {
    const property = fc.asyncProperty(changes, async (edits) => {
      const path = "programme/framework.yaml";
      await holdsWhateverTheBytes(laidOver(EXAMPLE, [[path, changed(String(EXAMPLE.get(path)), edits)]]));
    });
    await fc.assert(property, parameters(0.1));
  });
});
