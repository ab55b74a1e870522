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
    const shipped = readdirSync(join(ROOT, "templates")).filter((name) => name !== "fonts.json");
    expect([...TEMPLATES.keys()].sort()).toEqual(shipped.map((name) => `templates/${name}`).sort());
  });

  it.each([...TEMPLATES])("hold all that %s asks for", (path, known) => {
    const { directives, placeholders } = readTemplateNames(path, readFileSync(join(ROOT, path), "utf8"));
    expect(directives.map((one) => one.name)).toEqual(known.directives ?? []);
    const values = placeholders.map((one) => one.name);
    expect(values.filter((name) => !known.values.includes(name))).toEqual([]);
  });
});
