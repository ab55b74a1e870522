import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { REPORT_DIRECTIVES, TEMPLATES } from "../../src/model/template-names.ts";
import { readTemplateNames } from "../../src/parse/template.ts";
import { SECTIONS } from "../../src/report/sections/index.ts";
import { ROOT } from "../support/fixture.ts";

describe("the names that a template may use", () => {
  it("are those of the sections", () => {
    expect(REPORT_DIRECTIVES).toEqual(SECTIONS.map((one) => one.name));
  });

  it("are listed for each shipped template, and for no other", () => {
    // folders hold what init lays out, which is no template
    const shipped = readdirSync(join(ROOT, "templates"), { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== "fonts.json")
      .map(({ name }) => name);
    expect([...TEMPLATES.keys()].sort()).toEqual(shipped.map((name) => `templates/${name}`).sort());
  });

  it("are all asked for by a shipped template", () => {
    const asked = [...TEMPLATES.keys()].flatMap((path) =>
      readTemplateNames(path, readFileSync(join(ROOT, path), "utf8")).directives.map((one) => one.name),
    );
    expect(REPORT_DIRECTIVES.filter((name) => !asked.includes(name))).toEqual([]);
  });

  it.each([...TEMPLATES])("hold all that %s asks for", (path, known) => {
    const { directives, placeholders } = readTemplateNames(path, readFileSync(join(ROOT, path), "utf8"));
    const names = directives.map((one) => one.name);
    expect(names.filter((name) => !known.directives?.includes(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
    const values = placeholders.map((one) => one.name);
    expect(values.filter((name) => !known.values.includes(name))).toEqual([]);
  });
});
