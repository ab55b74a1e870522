import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { EVERY_RULE } from "../../src/check/every-rule.ts";
import { run, temporaryFolder } from "../support/copy.ts";
import { ROOT } from "../support/fixture.ts";

const explain = (argv: readonly string[], columns?: number) =>
  run(temporaryFolder(), ["explain", ...argv], columns === undefined ? {} : { tty: true, columns });

describe("explain", () => {
  it.each(EVERY_RULE.map((rule) => rule.id))("prints the page of %s, word for word", async (id) => {
    const page = readFileSync(join(ROOT, `docs/rules/${id}.md`), "utf8");
    expect(await explain([id])).toMatchObject({ code: 0, out: page, err: "" });
    expect(page).toMatch(/^Severity: (?:error|warning|info)$/m);
    expect(page.match(/^## (?:Fires|Silent): /gm)).toEqual(["## Fires: ", "## Silent: "]);
  });

  it("has pages of rules that are there, and an index", () => {
    const pages = EVERY_RULE.map((rule) => `${rule.id}.md`);
    expect(readdirSync(join(ROOT, "docs/rules")).sort()).toEqual(["README.md", ...pages].sort());
  });

  it("lists every rule once, with its severity and what it finds", async () => {
    const ran = await explain([]);
    expect(ran.code).toBe(0);
    for (const { id, severity, says } of EVERY_RULE) {
      const lines = ran.out.split("\n").filter((line) => line.trimStart().startsWith(`${id} `));
      expect(lines.length, id).toBe(1);
      expect(lines[0]).toContain(` ${severity} `);
      expect(lines[0]).toContain(says.split(" ").slice(0, 2).join(" "));
    }
  });

  it.each([40, 80, 140])("lists them within %i columns", async (columns) => {
    const ran = await explain([], columns);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are taken out
    const lines = ran.out.replace(/\u001b\[[\d;]*m/g, "").split("\n");
    expect(lines.filter((line) => line.length > Math.max(columns, 55))).toEqual([]);
  });

  it("takes the name in brackets, as check prints it", async () => {
    expect((await explain(["[no-owner]"])).out).toContain("# no-owner");
  });

  it.each([
    ["no-owners", "Did you mean no-owner?"],
    ["unknown-agencies", "Did you mean unknown-agency?"],
    ["../../README", "scrutiny explain"],
    ["constructor", "scrutiny explain"],
  ])("knows no rule %s, and helps", async (name, hint) => {
    const ran = await explain([name]);
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.err).toContain(`There is no rule ${name}.`);
    expect(ran.err).toContain(hint);
  });

  it("answers in JSON", async () => {
    const one = JSON.parse((await explain(["no-owner", "--format", "json"])).out);
    expect(Object.keys(one)).toEqual(["version", "rule", "severity", "says", "why", "basis", "manual"]);
    expect(one).toMatchObject({ version: 1, rule: "no-owner", severity: "error" });
    const all = JSON.parse((await explain(["--format", "json"])).out);
    expect(all.rules.map((rule: { rule: string }) => rule.rule)).toEqual(EVERY_RULE.map((rule) => rule.id));
    const none = await explain(["nothing-like-it", "--format", "json"]);
    expect(JSON.parse(none.out)).toMatchObject({ version: 1, error: { code: "unknown-rule" } });
  });
});
