import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseReferencePattern } from "../../src/model/privacy/case-reference.ts";
import { plainView } from "../../src/model/privacy/plain-view.ts";
import { findCertain, findPrivate, localTerms } from "../../src/model/privacy/scan.ts";

const TERMS = localTerms({
  casePatterns: ["WS-\\d{6}"],
  officeHolders: ["Wren Beck"],
  places: ["Oakmere", "ZZ99 1AA"],
});
const found = (text: string) =>
  findPrivate(text, TERMS).map(
    ({ kind, severity, from, to }) => `${severity} ${kind}: ${text.slice(from, to)}`,
  );

describe("what identifies a person", () => {
  it.each([
    ["The plan for 999 123 4519 was late.", "error nhs-number: 999 123 4519"],
    ["NHS9991234519", "error nhs-number: 9991234519"],
    ["NHS: 9991234519.", "error nhs-number: 9991234519"],
    ["the invoice number 9991234519 of May", "warning nhs-number: 9991234519"],
    ["but the NHS number 9991234519 of May", "error nhs-number: 9991234519"],
    ["UPN C000100125001", "error pupil-number: C000100125001"],
    ["C 000 1001 25 001", "error pupil-number: C 000 1001 25 001"],
    ["QQ 12 34 56 C", "error national-insurance-number: QQ 12 34 56 C"],
    ["qq123456c", "error national-insurance-number: qq123456c"],
    ["born on 3 May 2114", "error date-of-birth: 3 May 2114"],
    ["3/5/2114 (dob)", "error date-of-birth: 3/5/2114"],
    ["date_of_birth: 2114-05-03", "error date-of-birth: 2114-05-03"],
    ["date of birth [@2114-05-03]", "error date-of-birth: 2114-05-03"],
    ["| DOB | Seen |\n|---|---|\n| 03/05/2114 | yes |", "error date-of-birth: 03/05/2114"],
    ["call 07700 900123", "error telephone-number: 07700 900123"],
    ["call +44 (0) 1632 960 123", "error telephone-number: +44 (0) 1632 960 123"],
    ["020 7946 0123", "error telephone-number: 020 7946 0123"],
    ["wren.beck@example.org", "error email-address: wren.beck@example.org"],
    ["wren.beck@example.\norg came", "error email-address: wren.beck@example.\norg"],
    ["WS-012345 was closed", "error case-reference: WS-012345"],
    ["ws–012345 was closed", "error case-reference: ws–012345"],
    ["Mosaic ID 4417093", "error case-reference: 4417093"],
    ["incident number 4417093", "warning case-reference: 4417093"],
    ["a home in ZZ99 8TD", "warning postcode: ZZ99 8TD"],
    ["A boy called Zofia Lis said so.", "warning childs-name: Zofia Lis"],
    ["Zofia's mother said so.", "warning childs-name: Zofia"],
    ["A 14-year-old boy from Oakmere said so.", "warning jigsaw: 14-year-old"],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual(expected === undefined ? [] : [expected]);
  });
});

describe("an NHS number is found through its disguise", () => {
  it.each([
    ["dashes", "999‑123–4519"],
    ["narrow spaces", "999\u202f123\u20094519"],
    ["zero-width characters", "999\u200b123\u20604519"],
    ["soft hyphens", "99\u00ad9123\u00ad4519"],
    ["full-width digits", "９９９１２３４５１９"],
    ["Arabic-Indic digits", "٩٩٩١٢٣٤٥١٩"],
    ["mathematical digits", "𝟗𝟗𝟗𝟏𝟐𝟑𝟒𝟓𝟏𝟗"],
    ["entities", "&#57;99&nbsp;123&#x20;4519"],
    ["percent-encoding", "999%20123%204519"],
    ["escapes of YAML", "\\x39\\u003991234519"],
    ["marks of emphasis", "**999** _123_ ~~4519~~"],
    ["tags and comments", "<b>999</b><!-- x -->1234519"],
    ["a link", "999[123](#a)4519"],
    ["a line wrap", "999\n123 4519"],
    ["a line wrap in a quotation", "> 999\n> 123 4519"],
    ["a line wrap in Windows", "999\r\n123 4519"],
    ["one by one", "9 9 9 1 2 3 4 5 1 9"],
  ])("%s", (_, number) => {
    expect(findPrivate(`NHS number ${number} here`, TERMS)).toMatchObject([
      { kind: "nhs-number", severity: "error", value: "9991234519" },
    ]);
  });
});

describe("what identifies nobody", () => {
  it.each([
    "2025-07-14-dsp-group-k7f3",
    "[@2025-09-16-visit-to-a-secondary-school-h3vj, 2]",
    "From 2025-07-14 10:30 to 2025-07-15",
    "999 123 4567 fails Modulus 11",
    "section 47 of the Children Act 1989, s17(10)",
    "£1,234,567 in 2025/26, or 67% of 1,204",
    "Childline 0800 1111, and 0300 123 1234",
    "born out of the review of 3 May 2025",
    "who would help them after their birthday. [@2025-06-05-visit-to-a-further-education-77eh, 3]",
    "sha256: 9991234519999123451999912345199991234519",
    "version 9.99.123.4519 of the tool",
    "npm install typescript@5.9.3",
    "The office is at ZZ99 1AA.",
    "a meeting with Wren Beck's social worker",
    "Child A's mother said so, and a girl called B.",
    "A child aged 14 said so.",
    "by: Robin Fell",
    "A line is written `ACTIVITY@DAY`.\nLists take several at once.",
    "1. 1. 1. 1. 1. 1. 1. 1. 1. 1.",
  ])("%s", (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe("patterns of case references", () => {
  it.each(["WS-\\d{6}", "[A-Z]{2}\\d{4,8}", "FC/\\d\\d/\\d{3}", "AB?\\d{5}"])("%s is read", (text) => {
    expect(caseReferencePattern(text)).toBeInstanceOf(RegExp);
  });

  it.each(["(a+)+", "\\d+", ".*", "a|b", "(?=a)", "[a-z", "\\1", "a{99999}"])("%s is refused", (text) => {
    expect(caseReferencePattern(text)).toBeUndefined();
  });

  it("ends where letters and digits end", () => {
    expect(found("NEWS-202507 and AWS-1234567")).toEqual([]);
  });
});

describe("any text", () => {
  const digits = fc.constantFrom(..."0123456789", "٣", "９", "𝟗");
  const between = fc.constantFrom(
    " ",
    "-",
    "–",
    "\u200b",
    "**",
    "&nbsp;",
    "\n",
    "%20",
    "\\x39",
    "<b>",
    "@",
    "[",
    "](#)",
    "born ",
  );
  const soup = fc
    .array(fc.oneof(digits, digits, between, fc.string({ maxLength: 3 })), { maxLength: 60 })
    .map((all) => all.join(""));

  it("gives places in it, in order and apart, and the same twice", () => {
    fc.assert(
      fc.property(soup, (text) => {
        const finds = findPrivate(text, TERMS);
        let last = 0;
        for (const { from, to } of finds) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThan(from);
          last = to;
        }
        expect(last).toBeLessThanOrEqual(text.length);
        expect(findPrivate(text, TERMS)).toEqual(finds);
      }),
      { numRuns: 2000 },
    );
  });

  it("finds the same in ASCII where a letter of another kind stands below it", () => {
    const pieces = ["QQ 12 34 56 C", "QQ123456C", "ZZ99 3VZ", "999 123 4519", "9991234519", "NHS9991234519"];
    const words = [
      "born 3 May 2014",
      "DoB: 03/05/2014",
      "Mosaic 1234567",
      "case number 12-3456",
      "07700 900123",
    ];
    const names = [
      "a boy called Wren Beck",
      "Wren's mother",
      "Wren, aged 7",
      "her son Wren,",
      "ehma-0000",
      "x1",
    ];
    const joins = [" ", ", ", "-", ".", "\n", "_", "("];
    const text = fc
      .array(fc.constantFrom(...pieces, ...words, ...names, ...joins, ...joins), { maxLength: 20 })
      .map((all) => all.join(""));
    fc.assert(
      fc.property(text, (written) => {
        expect(findPrivate(`${written}.\n\nÉ`, TERMS)).toEqual(findPrivate(`${written}.\n\nE`, TERMS));
      }),
      { numRuns: 2000 },
    );
  });

  it("leads each character of its view back to where it comes from, in order", () => {
    fc.assert(
      fc.property(soup, (text) => {
        const view = plainView(text);
        let last = 0;
        for (let at = 0; at < view.text.length; at += 1) {
          const { from, to } = view.place(at, at + 1);
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThan(from);
          last = from;
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe("the quick looks before the patterns", () => {
  it.each([
    "999 - \n123 - \n4519",
    "QQ - \n12 - \n34 - \n56 - \nC",
    "Q - \nQ - \n1 - \n2 - \n3 - \n4 - \n5 - \n6 - \nC",
    "C - \n000 - \n1001 - \n25 - \n001",
    "+44 / \n( 0 ) / \n(7700) / \n900 / \n123",
  ])("let through the widest gaps: %j", (text) => {
    expect(found(text).map((one) => one.slice(0, 5))).toEqual(["error"]);
  });
});

describe("what is certain", () => {
  /** Parts of identifiers, of what looks like one, and of what stands around them. */
  const part = fc.oneof(
    fc.constantFrom(
      "999 123 4519",
      "9991234519",
      "QQ 12 34 56 C",
      "07700 900123",
      "01632 960 001",
      "AB12 3CD",
    ),
    fc.constantFrom(
      "X@example.org",
      "born on 3 May 2011",
      "2011-05-03",
      "case number 123456",
      "mosaic 12345",
    ),
    fc.constantFrom(
      "invoice 9991234519",
      "upn A123456789012",
      "called Ann",
      "3 years old",
      "client no 12345",
    ),
    fc.constantFrom(
      " ",
      "\n",
      "-",
      ".",
      "/",
      "a",
      "Q",
      "1",
      "23",
      "456",
      "7890",
      "@",
      "(0)",
      "+44",
      "\u200b",
    ),
    fc.nat(99_999).map(String),
  );

  it("is every error of the whole search, and nothing else", () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join("");
        const errors = findPrivate(text, localTerms({})).filter(({ severity }) => severity === "error");
        expect(findCertain(text, localTerms({}))).toEqual(errors);
      }),
      { numRuns: 2000 },
    );
  });
});
