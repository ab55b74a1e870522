import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import type { Problem } from "../../src/model/problem.ts";
import { problemsAsJunit } from "../../src/render/problems-junit.ts";
import { contextWith, HOSTILE_NAMES, problem, reportOf } from "../support/problems.ts";

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Every element in order, each with its own text; throws where the text is not well formed. */
function elements(xml: string): readonly Element[] {
  const parser = new SaxesParser();
  const found: Element[] = [];
  const open: { name: string; attributes: Record<string, string>; text: string }[] = [];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: "" };
    open.push(element);
    found.push(element);
  });
  parser.on("text", (text) => {
    const last = open.at(-1);
    if (last) last.text += text;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(xml).close();
  return found;
}

const suitesOf = (problems: readonly Problem[], more: Parameters<typeof contextWith>[0] = {}) =>
  elements(problemsAsJunit(reportOf(problems), contextWith(more)));
const named = (all: readonly Element[], name: string) => all.filter((one) => one.name === name);

describe("junit", () => {
  it("has a suite for each file, with a test that passed where there is no problem", () => {
    const all = suitesOf([]);
    expect(named(all, "testsuite").map((one) => one.attributes["name"])).toContain("scrutiny.yaml");
    expect(named(all, "testsuite").length).toBe(5);
    expect(named(all, "testcase").length).toBe(5);
    expect(named(all, "failure")).toEqual([]);
    expect(all[0]).toMatchObject({
      name: "testsuites",
      attributes: { tests: "5", failures: "0", skipped: "0" },
    });
  });

  it("has suites for what was asked about only", () => {
    const all = suitesOf([], { isReported: (path) => path.startsWith("evidence/") });
    expect(named(all, "testsuite").length).toBe(1);
  });

  it("fails for an error, passes over for a warning, and passes with a note of style", () => {
    const all = suitesOf([
      problem({ hint: "Did you mean council?" }),
      problem({ severity: "warning" }),
      problem({ severity: "info" }),
    ]);
    const suite = named(all, "testsuite").find((one) => one.attributes["name"] === "evidence/a.md");
    expect(suite?.attributes).toMatchObject({ tests: "3", failures: "1", skipped: "1", errors: "0" });
    expect(named(all, "failure")).toMatchObject([
      {
        attributes: { message: "There is no agency here.", type: "error" },
        text: "evidence/a.md:2:3\nThere is no agency here.\nDid you mean council?",
      },
    ]);
    expect(named(all, "skipped").length).toBe(1);
    expect(named(all, "system-out").length).toBe(1);
  });

  it("fails for a warning where warnings count", () => {
    const all = suitesOf([problem({ severity: "warning" })], { isStrict: true });
    expect(named(all, "failure").length).toBe(1);
    expect(named(all, "skipped")).toEqual([]);
  });

  it("gives each problem of a file a name of its own, without its line", () => {
    const moved = { ...problem().place, line: 40, endLine: 40 };
    const names = named(suitesOf([problem(), problem({ place: moved })]), "testcase")
      .filter((one) => one.attributes["classname"] === "evidence/a.md")
      .map((one) => one.attributes["name"]);
    expect(names).toEqual([
      "unknown-agency: There is no agency here.",
      "unknown-agency: There is no agency here. (2)",
    ]);
  });

  it.each(HOSTILE_NAMES)("is well formed with a file of the name %j", (name) => {
    const path = `evidence/${name}`;
    const xml = problemsAsJunit(reportOf([problem({ place: { ...problem().place, path } })]), contextWith());
    expect(named(elements(xml), "failure").length).toBe(1);
    expect(xml).not.toContain("999 123 4519");
    expect(xml).not.toMatch(/^\s*::/m);
  });

  it("is well formed whatever is said", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc
        .array(fc.constantFrom("]]>", "<!--", "&amp;", "\u0000", "\ufffe", "\ud800", '"', "<", "\r\n"))
        .map((all) => all.join("")),
    );
    fc.assert(
      fc.property(text, text, text, (message, hint, path) => {
        const all = suitesOf([problem({ message, hint, place: { ...problem().place, path } })]);
        expect(named(all, "failure").length).toBe(1);
        const cases = named(all, "testcase").length;
        expect(all[0]?.attributes["tests"]).toBe(`${cases}`);
      }),
    );
  });
});
