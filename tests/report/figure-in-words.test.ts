import { describe, expect, it } from "vitest";
import { openDisclosure, suppressingDisclosure } from "../../src/assurance/disclosure/disclosure.ts";
import type { Figure } from "../../src/model/note.ts";
import { figureInWords } from "../../src/report/figure-in-words.ts";
import { countOf } from "../../src/report/phrases.ts";
import { factsOf, load, WORKED_EXAMPLE } from "../support/fixture.ts";

const base = await load(WORKED_EXAMPLE);
const { facts } = factsOf(base, "2025/26-Q2");
const open = openDisclosure(base.policy.value);
const hiding = suppressingDisclosure(base, facts);

function figure(value: number, unit: string, of?: number): Figure {
  return { measure: "Asked", value, unit, of, period: "2025/26-Q2", source: "" } as Figure;
}

describe("a figure in words", () => {
  it.each([
    ["a count of a base", figure(30, "children", 120), "25% (30 of 120)"],
    ["a count of a small base", figure(3, "children", 9), "3 of 9"],
    ["a count over 999", figure(1500, "children"), "1,500 children"],
    ["a percentage of a base, which is no count", figure(40, "%", 120), "40% of 120"],
    ["a percentage of a base over 999", figure(40, "per cent", 1200), "40% of 1,200"],
    [
      "a percentage of a base under the policy's",
      figure(40, "%", 5),
      "a percentage of 5 only, which is not printed",
    ],
    ["a percentage whose base nobody gives", figure(40, "%"), "40%"],
  ])("says %s", (_, one, said) => {
    expect(figureInWords(one, open)).toBe(said);
  });

  it("hides a percentage with what it is of, where the edition hides numbers", () => {
    expect(figureInWords(figure(40, "%"), hiding)).toBe("[c] %");
    expect(figureInWords(figure(40, "%", 5), hiding)).toBe("[c] % of [c]");
  });

  it("prints a count of agencies, schools or their returns in an edition that hides small numbers", () => {
    for (const unit of [
      "agencies",
      "schools",
      "section 11 returns",
      "school returns",
      "agencies' returns",
      "self-assessments",
    ])
      expect(figureInWords(figure(9, unit, 11), hiding)).toBe("9 of 11");
  });

  it("takes from the measure whose returns they are", () => {
    const said = (measure: string) => figureInWords({ ...figure(9, "returns", 11), measure }, hiding);
    for (const measure of ["Section 11 returns on time", "School returns changed after challenge"])
      expect(said(measure)).toBe("9 of 11");
    // a talk after each return of a missing child; a return of no known kind
    for (const measure of ["Returns on time", "Return talks within three days", "School children's returns"])
      expect(said(measure)).toContain("[c]");
  });

  it("hides what may be of a child: a return may be of a missing child", () => {
    for (const unit of ["returns", "return talks", "children", "referrals"])
      expect(figureInWords(figure(9, unit, 11), hiding)).toContain("[c]");
  });
});

describe("a count over 999", () => {
  it("has a comma, with its word and as a number of people", () => {
    expect(countOf(1202, "finding")).toBe("1,202 findings");
    expect(open.inWords("any", 12_345)).toBe("12,345");
    expect(open.inWords("any", 999)).toBe("999");
  });
});
