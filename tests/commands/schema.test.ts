import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type AnySchema } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { FIELD_HELP, SHARED_HELP } from "../../src/model/field-help.ts";
import { FILE_SCHEMAS, type FileSchema, jsonSchemaOf, MADE_BY } from "../../src/model/file-schemas.ts";
import { copyOf, run, temporaryFolder } from "../support/copy.ts";
import { FERNSHIRE, ROOT, WORKED_EXAMPLE } from "../support/fixture.ts";
import { TINY } from "../support/knowledge-base.ts";
import { casesOf } from "../support/rule-page.ts";

type Json = Record<string, unknown>;

const VALIDATORS = new Map(
  FILE_SCHEMAS.map((one) => {
    const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false });
    return [one.name, ajv.compile(jsonSchemaOf(one) as AnySchema)];
  }),
);

/** The schema that a path's file follows; undefined for a file of no kind. */
function schemaFor(path: string): FileSchema | undefined {
  const isLike = (pattern: string) =>
    new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", "[^/]*")}$`).test(path);
  return FILE_SCHEMAS.find((one) => one.files.some(isLike));
}

/** The fields of a file, as YAML 1.2 core gives them. */
function fieldsOf(text: string, { isFrontMatter }: FileSchema): unknown {
  return parse(isFrontMatter ? (text.split(/^---\n/m)[1] ?? "") : text, { version: "1.2", schema: "core" });
}

function faultsOf(schema: FileSchema, fields: unknown): readonly string[] {
  const validate = VALIDATORS.get(schema.name);
  validate?.(fields);
  return (validate?.errors ?? []).map((one) => `${one.instancePath} ${one.message}`);
}

function filesBelow(root: string): readonly string[] {
  return ["scrutiny.yaml", "programme", "evidence", "registers"].flatMap((top) => {
    if (!existsSync(join(root, top))) return [];
    if (top.endsWith(".yaml")) return [top];
    return readdirSync(join(root, top), { recursive: true, encoding: "utf8" }).map(
      (name) => `${top}/${name}`,
    );
  });
}

describe("the schemas", () => {
  it.each([
    ["the root", ROOT, 4],
    ["the example", FERNSHIRE, 60],
    ["the worked example", WORKED_EXAMPLE, 20],
  ])("accept every file of %s", (_, root, least) => {
    const files = filesBelow(root).flatMap((path) => {
      const schema = schemaFor(path);
      return schema ? [{ path, schema }] : [];
    });
    expect(files.length).toBeGreaterThanOrEqual(least);
    for (const { path, schema } of files) {
      const fields = fieldsOf(readFileSync(join(root, path), "utf8"), schema);
      expect(faultsOf(schema, fields), path).toEqual([]);
    }
  });

  it("are tried on every kind of file by these", () => {
    const kinds = [ROOT, FERNSHIRE, WORKED_EXAMPLE].flatMap((root) =>
      filesBelow(root).flatMap((path) => schemaFor(path)?.name ?? []),
    );
    expect([...new Set(kinds)].sort()).toEqual(FILE_SCHEMAS.map((one) => one.name).sort());
  });

  // faults that lie in the shape of one file; what code alone can test (that a day exists) is not among them
  it.each([
    "unknown-field",
    "unknown-value",
    "wrong-type",
    "out-of-range",
    "malformed-value",
    "missing-field",
    "bad-date",
  ])("refuse what %s finds, and accept its silent case", (rule) => {
    const cases = casesOf(readFileSync(join(ROOT, `tests/rules/${rule}.md`), "utf8"));
    let refused = 0;
    for (const { title, files } of cases) {
      for (const [path, content] of files) {
        const schema = schemaFor(path);
        if (!schema || typeof content !== "string") continue;
        const faults = faultsOf(schema, fieldsOf(content, schema));
        if (title.startsWith("Silent: ")) expect(faults, title).toEqual([]);
        else if (faults.length > 0) refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(0);
  });

  it("refuse a field that is not known, at every depth where fields are listed", () => {
    let tried = 0;
    for (const [path, content] of TINY) {
      const schema = schemaFor(path);
      if (!schema || typeof content !== "string") throw new Error(path);
      for (const [fields, map] of maps(() => fieldsOf(content, schema))) {
        map["activty"] = "x";
        expect(faultsOf(schema, fields), path).not.toEqual([]);
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(25);
  });

  it("ask of a criterion either its text or its parts", () => {
    const [schema] = FILE_SCHEMAS.filter((one) => one.name === "framework");
    if (!schema) throw new Error("no schema of frameworks");
    const parts = [{ id: "a.b.1", text: "One." }];
    const of = (more: Json) =>
      faultsOf(schema, {
        id: "f",
        title: "F",
        areas: [{ id: "a", title: "A", criteria: [{ id: "a.b", title: "B", ...more }] }],
      });
    expect(of({ text: "All." })).toEqual([]);
    expect(of({ parts })).toEqual([]);
    expect(of({})).not.toEqual([]);
    expect(of({ text: "All.", parts })).not.toEqual([]);
  });

  it("ask of a ready note what a draft may lack", () => {
    const [note] = FILE_SCHEMAS.filter((one) => one.name === "note");
    if (!note) throw new Error("no schema of notes");
    expect(faultsOf(note, { title: "A visit", status: "draft" })).toEqual([]);
    expect(faultsOf(note, { title: "A visit", status: "ready" })).not.toEqual([]);
  });

  it("say what a seal holds, with help for each of its fields", async () => {
    const ran = await run(FERNSHIRE, ["schema", "seal"]);
    const { properties, required } = JSON.parse(ran.out);
    expect(Object.values(properties).map((one) => typeof (one as Json)["description"])).not.toContain(
      "undefined",
    );
    expect(required).toContain("digest");
  });

  it("have help for every field at the top, and none for a field that is not there", () => {
    const unused = new Set(Object.keys(SHARED_HELP));
    for (const schema of FILE_SCHEMAS) {
      const json = jsonSchemaOf(schema);
      const names = new Map(described(json));
      const lacking = [...names].filter(([name, text]) => !name.includes(".") && text === undefined);
      expect(lacking, schema.name).toEqual([]);
      const own = Object.keys(FIELD_HELP[schema.name] ?? {});
      expect(
        own.filter((name) => !names.has(name)),
        schema.name,
      ).toEqual([]);
      for (const name of names.keys()) unused.delete(name);
    }
    expect([...unused]).toEqual([]);
    for (const text of [SHARED_HELP, ...Object.values(FIELD_HELP)].flatMap((help) => Object.values(help))) {
      expect(
        text.split(/[.:;] /).every((sentence) => sentence.split(" ").length <= 25),
        text,
      ).toBe(true);
    }
  });
});

/** The fields of a file, read anew for each map in it, and that map. */
function* maps(read: () => unknown): Iterable<[fields: unknown, map: Json]> {
  const all = (value: unknown): Json[] =>
    Array.isArray(value)
      ? value.flatMap(all)
      : typeof value === "object" && value !== null
        ? [value as Json, ...Object.values(value).flatMap(all)]
        : [];
  for (let index = 0; index < all(read()).length; index += 1) {
    const fields = read();
    const map = all(fields)[index];
    if (map) yield [fields, map];
  }
}

/** Every field of a schema with its help, positions in lists left out. */
function described(schema: Json, path = ""): readonly [string, unknown][] {
  const inner = [schema["items"], schema["additionalProperties"], ...((schema["anyOf"] as Json[]) ?? [])];
  const below = inner.flatMap((one) =>
    typeof one === "object" && one !== null ? described(one as Json, path) : [],
  );
  const fields = Object.entries((schema["properties"] as Record<string, Json>) ?? {});
  return [
    ...below,
    ...fields.flatMap(([name, field]): [string, unknown][] => {
      const at = path === "" ? name : `${path}.${name}`;
      return [[at, field["description"]], ...described(field, at)];
    }),
  ];
}

describe("schema", () => {
  const FOLDER = ".scrutiny/schemas";
  const names = FILE_SCHEMAS.map((one) => `${FOLDER}/${one.name}.schema.json`);

  it("writes all of them into the knowledge base, where check does not look", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    const before = await run(folder, ["check", "--format", "json"]);
    const ran = await run(folder, ["schema"]);
    expect(ran).toMatchObject({ code: 0, out: `${names.join("\n")}\n` });
    for (const [index, schema] of FILE_SCHEMAS.entries()) {
      const written = JSON.parse(readFileSync(join(folder, names[index] ?? ""), "utf8"));
      expect(written).toEqual(jsonSchemaOf(schema));
      expect(written).toMatchObject({
        $schema: "https://json-schema.org/draft/2020-12/schema",
        additionalProperties: false,
      });
      expect(written).not.toHaveProperty("$id");
    }
    expect((await run(folder, ["check", "--format", "json"])).out).toBe(before.out);
  });

  it("makes them again where they are of an older tool, and says so", async () => {
    const folder = copyOf(WORKED_EXAMPLE, { [names[0] ?? ""]: JSON.stringify({ $comment: MADE_BY }) });
    const ran = await run(folder, ["schema"]);
    expect(ran.code).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, names[0] ?? ""), "utf8"))).toHaveProperty("properties");
    expect((await run(folder, ["schema"])).err).toContain(`0 written, ${names.length} as they should be.`);
  });

  it("leaves a file that a person wrote, and writes nothing then", async () => {
    const folder = copyOf(WORKED_EXAMPLE, { [names.at(-1) ?? ""]: "{}" });
    const ran = await run(folder, ["schema"]);
    expect(ran).toMatchObject({ code: 1, out: "" });
    expect(readdirSync(join(folder, FOLDER)).length).toBe(1);
    expect(readFileSync(join(folder, names.at(-1) ?? ""), "utf8")).toBe("{}");
  });

  it("writes nothing through a link that leads out of the knowledge base", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    const outside = temporaryFolder();
    symlinkSync(outside, join(folder, ".scrutiny"));
    expect((await run(folder, ["schema"])).code).toBe(2);
    expect(readdirSync(outside)).toEqual([]);
  });

  it("writes nothing in the place of a folder", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    mkdirSync(join(folder, names[0] ?? ""), { recursive: true });
    expect((await run(folder, ["schema"])).code).toBe(2);
  });

  it("says with --dry-run what it would write, and writes nothing", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    const ran = await run(folder, ["schema", "--dry-run"]);
    expect(ran).toMatchObject({ code: 0, out: `${names.join("\n")}\n` });
    expect(existsSync(join(folder, ".scrutiny"))).toBe(false);
  });

  it("prints one, and needs no knowledge base for it", async () => {
    const ran = await run(temporaryFolder(), ["schema", "note"]);
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.out)).toMatchObject({ title: "An evidence note" });
  });

  it("writes where it is told, one or all", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "note.schema.json"), `{"$comment": "${MADE_BY}"}`);
    expect((await run(folder, ["schema", "note", "--output", "."])).out).toBe("note.schema.json\n");
    expect((await run(folder, ["schema", "--output", "deep/er"])).code).toBe(0);
    expect(readdirSync(join(folder, "deep/er")).length).toBe(names.length);
  });

  it.each([
    ["nots", "Did you mean note?"],
    ["constructor", "Known: scrutiny, framework"],
  ])("knows no schema %s, and helps", async (name, hint) => {
    const ran = await run(temporaryFolder(), ["schema", name]);
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.err).toContain(hint);
  });

  it("is not for the past, and says so where there is no knowledge base", async () => {
    expect((await run(WORKED_EXAMPLE, ["--at", "HEAD", "schema"])).code).toBe(2);
    const ran = await run(temporaryFolder(), ["schema"]);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain("There is no knowledge base here");
  });

  it("has settings in docs/editor.md that name each schema of a data file with its files", () => {
    const blocks = readFileSync(join(ROOT, "docs/editor.md"), "utf8").matchAll(/^```json\n([\s\S]*?)^```$/gm);
    const settings = [...blocks]
      .map(([, text]) => JSON.parse(text ?? ""))
      .find((one) => "yaml.schemas" in one);
    const listed = Object.entries(settings?.["yaml.schemas"] ?? {}).map(([path, files]) => [
      path,
      [files].flat(),
    ]);
    const wanted = FILE_SCHEMAS.filter((one) => !one.isFrontMatter).map((one) => [
      `./${FOLDER}/${one.name}.schema.json`,
      one.files,
    ]);
    expect(listed).toEqual(wanted);
  });
});
