import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import draft04 from "ajv-draft-04";
import formats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EVERY_RULE } from "../../src/check/every-rule.ts";
import { mask } from "../../src/model/mask.ts";
import { problemsAsSarif } from "../../src/render/problems-sarif.ts";
import { copyOf, run, temporaryFolder } from "../support/copy.ts";
import { FERNSHIRE, ROOT } from "../support/fixture.ts";
import { type Files, laidOver, TINY } from "../support/knowledge-base.ts";
import { checked, contextWith, HOSTILE_NAMES, problem, reportOf } from "../support/problems.ts";
import { shared } from "../support/programs.ts";
import { git } from "../support/repository.ts";
import { casesOf } from "../support/rule-page.ts";

// biome-ignore lint/suspicious/noExplicitAny: a log is looked into at many depths
const parsed = (text: string): any => JSON.parse(text);

async function logOf(files: Files, before?: Files) {
  const { report, context } = checked(files, before);
  return parsed(await problemsAsSarif(report, context));
}

const POLICY = [...TINY].filter(([path]) => path === "scrutiny.yaml");

describe("sarif", () => {
  const folder = shared();
  const schema = folder && parsed(readFileSync(join(folder, "data/sarif-schema-2.1.0.json"), "utf8"));
  const ajv = new draft04.default({ strict: false, allErrors: true });
  formats.default(ajv);
  const validate = schema && ajv.compile(schema);
  const faults = (log: unknown): unknown => {
    validate(log);
    return validate.errors ?? [];
  };

  describe.skipIf(!schema)("validates against its schema", () => {
    it("refuses a log that is wrong", async () => {
      const log = await logOf(TINY);
      log.runs[0].results = [{ level: "fatal" }];
      expect(faults(log)).not.toEqual([]);
    });

    it("for a knowledge base without records, and one without problems", async () => {
      expect(faults(await logOf(new Map(POLICY)))).toEqual([]);
      expect(faults(await logOf(TINY))).toEqual([]);
    });

    it("for the example", async () => {
      const ran = await run(FERNSHIRE, ["check", "--format", "sarif"]);
      expect(ran.code).toBe(0);
      expect(faults(parsed(ran.out))).toEqual([]);
    });

    it.each(EVERY_RULE.map((rule) => rule.id))("where %s fires", async (id) => {
      const page = readFileSync(join(ROOT, `tests/rules/${id}.md`), "utf8");
      const firing = casesOf(page).find((one) => one.title.startsWith("Fires: "));
      const before = firing?.before.length ? laidOver(TINY, firing.before) : undefined;
      const log = await logOf(laidOver(TINY, firing?.files ?? []), before);
      expect(faults(log)).toEqual([]);
      const { results, tool } = log.runs[0];
      expect(results.map((one: { ruleId: string }) => one.ruleId)).toContain(id);
      for (const one of results) expect(tool.driver.rules[one.ruleIndex].id).toBe(one.ruleId);
    });

    it.each(HOSTILE_NAMES)("for a file of the name %j", async (name) => {
      const path = `evidence/2025-26/${name}`;
      const log = await logOf(laidOver(TINY, [[path, "nothing"]]));
      expect(faults(log)).toEqual([]);
      const [result] = log.runs[0].results;
      const { uri } = result.locations[0].physicalLocation.artifactLocation;
      expect(uri).toMatch(/^[A-Za-z0-9%/._~!'()*-]+$/);
      expect(decodeURIComponent(uri)).toBe(mask(path).replace("\ud800", "\ufffd"));
      expect(JSON.stringify(log)).not.toContain("999 123 4519");
    });
  });

  it.skipIf(!schema)("validates whatever is said", async () => {
    const text = fc.string({ unit: "binary" });
    const count = fc.integer({ min: 1, max: 100_000 });
    await fc.assert(
      fc.asyncProperty(text, text, text, count, count, async (message, hint, path, line, column) => {
        const place = { path: `evidence/${path}`, line, column, endLine: line, endColumn: column };
        const related = [{ message: hint, place }];
        const one = problem({ message, hint, field: path, place, related });
        expect(faults(parsed(await problemsAsSarif(reportOf([one]), contextWith())))).toEqual([]);
      }),
    );
  });

  it("says what was found, how grave, where, and what to do", async () => {
    const one = problem({
      severity: "warning",
      hint: "Did you mean council?",
      related: [{ message: "It stands here.", place: problem().place }],
    });
    const log = parsed(await problemsAsSarif(reportOf([one]), contextWith({ prefix: async () => "kb/" })));
    const [{ results, columnKind, tool }] = log.runs;
    expect(columnKind).toBe("utf16CodeUnits");
    expect(tool.driver).toMatchObject({ name: "scrutiny", version: "1.2.3" });
    expect(tool.driver).not.toHaveProperty("informationUri");
    expect(results[0]).toMatchObject({
      ruleId: "unknown-agency",
      level: "warning",
      message: { text: "There is no agency here. Did you mean council?" },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "kb/evidence/a.md", uriBaseId: "%SRCROOT%" },
            region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 7 },
          },
        },
      ],
      relatedLocations: [{ message: { text: "It stands here." } }],
    });
  });

  it("names each rule with its severity and its reason", async () => {
    const { rules } = (await logOf(TINY)).runs[0].tool.driver;
    expect(rules.map((one: { id: string }) => one.id)).toEqual(EVERY_RULE.map((one) => one.id));
    for (const [index, { severity, says, why, basis }] of EVERY_RULE.entries()) {
      const level = severity === "info" ? "note" : severity;
      expect(rules[index]).toMatchObject({
        shortDescription: { text: says },
        fullDescription: { text: why },
        defaultConfiguration: { level },
      });
      expect(rules[index].help.markdown).toContain(basis);
    }
  });

  it("names files that were left out, with the reason", async () => {
    const log = await logOf(
      laidOver(TINY, [
        ["programme/todo.txt", "x"],
        ["evidence/2025-26/a.md", "x"],
      ]),
    );
    const [{ executionSuccessful, toolExecutionNotifications: told }] = log.runs[0].invocations;
    expect(executionSuccessful).toBe(true);
    expect(
      told.map((one: { level: string; message: { text: string } }) => [one.level, one.message.text]),
    ).toEqual([
      ["error", "Left out: unreadable (malformed-id)."],
      ["note", "Left out: no record is kept here."],
    ]);
  });

  it("knows a problem again when lines above it come and go, and tells the same twice apart", async () => {
    const path = "evidence/2025-26/2025-08-20-visit-to-a-school-rea1.md";
    const note = (before: string) =>
      `---\n${before}title: Visit\ndate: 2025-08-20\nactivity: nowhere\nstatus: ready\npresent: [nobody]\nfindings:\n  - {about: outside-framework, says: worried-about, finding: It was., agencies: [nobody, nobody]}\n---\n`;
    const prints = async (before: string): Promise<string[]> =>
      (await logOf(laidOver(TINY, [[path, note(before)]]))).runs[0].results.map(
        (one: { partialFingerprints: Record<string, string> }) =>
          one.partialFingerprints["scrutinyProblem/v1"],
      );
    const first = await prints("");
    expect(first.length).toBeGreaterThan(2);
    expect(new Set(first).size).toBe(first.length);
    expect(await prints("# a remark\n# another\n")).toEqual(first);
  });

  it("gives paths from the top of the repository that the knowledge base lies in", async () => {
    const top = temporaryFolder();
    git(top, ["init", "--quiet"]);
    cpSync(copyOf(join(ROOT, "tests/fixtures/worked-example")), join(top, "our kb"), { recursive: true });
    const ran = await run(join(top, "our kb"), ["check", "--format", "sarif"], { env: process.env });
    const uris = parsed(ran.out).runs[0].results.map(
      (one: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
        one.locations[0]?.physicalLocation.artifactLocation.uri,
    );
    expect(uris.length).toBeGreaterThan(0);
    for (const uri of uris) expect(uri).toMatch(/^our%20kb\/(?:evidence|programme|registers)\//);
  });
});
