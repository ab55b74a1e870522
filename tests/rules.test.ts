import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { PRIVACY_RULES } from "../src/check/privacy-rules.ts";
import { READING_RULES } from "../src/check/reading-rules.ts";
import type { Rule } from "../src/check/rule.ts";
import { RULES } from "../src/check/rules/index.ts";
import { runRules } from "../src/check/run.ts";
import { toDay } from "../src/model/day.ts";
import { PRIVATE_KINDS } from "../src/model/privacy/detector.ts";
import { knowledgeBase, laidOver, TINY, TINY_TODAY } from "./support/knowledge-base.ts";
import { casesOf, type RuleCase } from "./support/rule-page.ts";

const PAGES = fileURLToPath(new URL("rules/", import.meta.url));
const EVERY_RULE: readonly Omit<Rule, "check">[] = [...RULES, ...READING_RULES, ...PRIVACY_RULES];
const SOURCE = fileURLToPath(new URL("../src/", import.meta.url));

describe("the tiny knowledge base", () => {
  it("has no problem and leaves nothing out", () => {
    const base = knowledgeBase(TINY);
    expect(runRules(base, RULES, toDay(TINY_TODAY))).toEqual([]);
    expect(base.files.leftOut).toEqual([]);
  });
});

describe("the lists of rules", () => {
  const rules = EVERY_RULE;

  it("name each rule once, in order, for its fault", () => {
    for (const list of [RULES, READING_RULES, PRIVACY_RULES]) {
      const ids = list.map((rule) => rule.id);
      expect(ids).toEqual([...ids].sort());
    }
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
    for (const { id } of rules) expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  });

  it("say of each what is wrong, why it matters and where it comes from", () => {
    for (const rule of rules) {
      for (const text of [rule.says, rule.why, rule.basis]) expect(text).toMatch(/^[A-Z`].*\.$/);
    }
  });

  it("have one file a rule, named for it", () => {
    const files = readdirSync(`${SOURCE}check/rules`).filter((name) => name !== "index.ts");
    expect(files).toEqual(RULES.map((rule) => `${rule.id}.ts`));
  });

  it("hold every rule that reading can name", () => {
    const known = new Set(rules.map((rule) => rule.id));
    const named = rulesNamedInReading();
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
    expect(READING_RULES.map((rule) => rule.id).filter((id) => !named.includes(id))).toEqual([]);
    expect(PRIVACY_RULES.map((rule) => rule.id)).toEqual([...PRIVATE_KINDS].sort());
  });
});

describe("the pages of the rules", () => {
  it("are there for each rule, and for nothing else", () => {
    expect(readdirSync(PAGES).sort()).toEqual(EVERY_RULE.map((rule) => `${rule.id}.md`).sort());
  });

  describe.each(EVERY_RULE.map((rule): [string, typeof rule] => [rule.id, rule]))("%s", (id, rule) => {
    const page = readFileSync(`${PAGES}${id}.md`, "utf8");
    const cases = casesOf(page);

    it("begins with what the rule says", () => {
      const head = `# ${id}\n\n${rule.says}\n\nWhy: ${rule.why}\n\nBasis: ${rule.basis}\n`;
      expect(page.slice(0, page.search(/^\n## /m))).toBe(head);
    });

    it("has a case that fires and one that does not", () => {
      const firing = cases.filter((one) => fires(one, id));
      expect(firing.map((one) => one.title)).toEqual(
        cases.map((one) => one.title).filter((title) => title.startsWith("Fires: ")),
      );
      expect(firing.length).toBeGreaterThan(0);
      expect(cases.length - firing.length).toBeGreaterThan(0);
    });

    it.each(cases.map((one): [string, RuleCase] => [one.title, one]))(
      "%s",
      (_, { files, before, problems }) => {
        const then = before.length === 0 ? undefined : knowledgeBase(laidOver(TINY, before));
        const found = runRules(knowledgeBase(laidOver(TINY, files)), RULES, toDay(TINY_TODAY), then);
        const lines = found.map(
          ({ place, severity, rule: of }) =>
            `${place.path}:${place.line}:${place.column} ${severity} ${of}\n`,
        );
        expect(lines.join("")).toBe(problems);
      },
    );
  });
});

function fires({ problems }: RuleCase, id: string): boolean {
  return (problems ?? "").split("\n").some((line) => line.endsWith(` ${id}`));
}

/** Ids of rules in the source of whatever reads: as a field, a return, or an early argument of what makes a problem. */
function rulesNamedInReading(): readonly string[] {
  const folders = ["model", "parse", "edge"];
  const source = folders.flatMap((folder) =>
    readdirSync(`${SOURCE}${folder}`, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => readFileSync(`${SOURCE}${folder}/${name}`, "utf8")),
  );
  const patterns = [
    /\brule(?:: | = )"([a-z0-9-]+)"/g,
    /\b(?:problem|fail|whole|at|problemAt)\(\s*(?:[\w.]+,\s*){0,2}"([a-z0-9]+(?:-[a-z0-9]+)+)"/g,
    /\bconst rule = .*"([a-z0-9-]+)"/g,
  ];
  const found = source.flatMap((text) =>
    patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? "")),
  );
  const shape = readFileSync(`${SOURCE}parse/shape.ts`, "utf8");
  const ofShape = [...shape.matchAll(/return "([a-z]+-[a-z-]+)";/g)].map((match) => match[1] ?? "");
  return [...new Set([...found, ...ofShape])].sort();
}
