import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GRADED } from "../../src/check/rules/graded-jtai.ts";
import { RETIRED_TERMS } from "../../src/check/rules/retired-term.ts";
import { type Term, termsIn } from "../../src/check/term.ts";
import { ROOT } from "../support/fixture.ts";

const found = (text: string, terms: readonly Term[]) =>
  termsIn(text, terms).map(({ from, to }) => text.slice(from, to));

describe("retired terms", () => {
  it.each([
    ["The LSCB met.", ["LSCB"]],
    ["Two local safeguarding children boards met.", ["local safeguarding children boards"]],
    ["It is a serious case review.", ["serious case review"]],
    ["Learning from the SCR reached schools, and from SCRs elsewhere.", ["SCR", "SCRs"]],
    ["The CCG sent nobody.", ["CCG"]],
    ["The Clinical Commissioning Group paid.", ["Clinical Commissioning Group"]],
    ["Each designated safeguarding partner came.", ["designated safeguarding partner"]],
    ["HMIC came in May.", ["HMIC"]],
    ["The independent chair of the partnership wrote.", ["independent chair"]],
    ["My annual report says so.", ["My annual report"]],
    ["The scrutineer’s annual report says so.", ["The scrutineer’s annual report"]],
    // of the past, or right
    ["The former LSCB wrote it, and its predecessor too.", []],
    ["In 2016 the LSCB wrote it.", []],
    ["The LSCB has been replaced.", []],
    ["HMICFRS came; so did HMI Probation.", []],
    ["The designated safeguarding lead and the designated doctor met.", []],
    ["The independent chair of the conference had read it.", []],
    ["The Safeguarding Adults Board has an independent chair.", []],
    ["The SCR, the school's record of its staff, is complete.", []],
    ["The annual report of the partnership is late.", []],
    ["A worker said “the LSCB told us”.", []],
    ['The page is called "SCR learning".', []],
    ["Professionals met.", []],
    // one sentence's past is not the next one's
    ["The former LSCB wrote it. The LSCB keeps it.", ["LSCB"]],
  ])("%s", (text, expected) => {
    expect(found(text, RETIRED_TERMS)).toEqual(expected);
  });

  it("stay quiet on the published arrangements, but for the one slip that the framework notes", () => {
    const path = "programme/source/independent-scrutiny-arrangements-2025.txt";
    const source = readFileSync(join(ROOT, path), "utf8");
    expect(found(source, [...RETIRED_TERMS, ...GRADED])).toEqual(["Designated Safeguarding Partners"]);
  });
});

describe("a graded JTAI", () => {
  it.each([
    ["The JTAI was graded good.", 1],
    ["The JTAI rated us as outstanding.", 1],
    ["The joint targeted area inspection was judged to require improvement.", 0],
    ["The joint targeted area inspection was judged requires improvement.", 1],
    ["A JTAI with an overall rating of good.", 1],
    ["It was a good-rated JTAI.", 1],
    ["The JTAI found good practice.", 0],
    ["The JTAI is not graded, so nobody was rated good.", 0],
    ["The outstanding JTAI actions are late.", 0],
    ["The JTAI is over. The school was rated good.", 0],
    ["The ILACS inspection and the JTAI were read; one was judged good by CQC.", 0],
  ])("%s", (text, count) => {
    expect(found(text, GRADED)).toHaveLength(count);
  });
});
