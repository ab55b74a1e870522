import { describe, expect, it } from "vitest";
import { claimedNumbers } from "../../src/check/claimed-number.ts";

/** What is asked of a sentence: each number that must have come from somewhere, as it stands there. */
const claimed = (text: string) => claimedNumbers(text).map(({ from, to }) => text.slice(from, to));

describe("numbers that must have come from somewhere", () => {
  it.each([
    // counts and percentages
    ["Of 46 practitioners 21 could name a change.", ["46", "21"]],
    ["It was named in 46% of answers.", ["46%"]],
    ["It was named in 45.7 per cent of answers.", ["45.7"]],
    ["Three of nine practitioners knew.", ["Three", "nine"]],
    ["They read twenty-one returns.", ["twenty-one"]],
    ["There were 1,204 contacts (1,103 before).", ["1,204", "1,103"]],
    ["They gave £2,000 and £1.2m.", ["£2,000", "£1.2m"]],
    ["In 38/40 returns it was green.", ["38", "40"]],
    ["Between 5-10 came.", ["5", "10"]],
    ["All 12 schools answered.", ["12"]],
    ["In 2024 there were 24 of them.", ["24"]],
    ["By 30 June 118 came back, and by 30 July 12 more.", ["118", "12"]],
    ["In 2024 and 24 times before.", []],
    ["Of 2,024 contacts 1,950 were answered.", ["2,024", "1,950"]],
    // years, quarters, days
    ["In 2025, in 2025/26 and in Q2 of 2024-25.", []],
    ["On 22 July 2025 and on July 22.", []],
    ["On 14 and 15 July, from 3 to 5 May.", []],
    ["On 2025-07-10 at 10:30, at 9am, and on the 3rd.", []],
    ["In quarter 2.", []],
    // labels
    ["Under section 11 and sections 17 and 47, and s. 47.", []],
    ["R1, C12 and RR-2025-1 are open; see stage 3, level 2, page 4 and Appendix 2.", []],
    ["Key stage 4 and year 9 were asked.", []],
    ["Working Together 2023 and the Children Act 2004 say so.", []],
    ["Evidence stands for 14 of 24 criteria.", []],
    // stretches of time and ages
    ["It came 12 days late, after seven weeks, in 15 working days and nine months.", []],
    ["Three times they were told, 24/7.", []],
    ["Those aged 16 and 17, and 16-year-olds; support stops at 18.", []],
    // rough numbers, ratios, one
    ["About 60, more than 100, nearly 500, at least 12 and up to 30.", []],
    ["One in five, 1 in 5 and nine in ten.", []],
    ["One of them and nobody else; two thirds.", []],
    ["These two agencies and the other three.", []],
    ["The first, the second and both.", []],
    // words that only begin like a number
    ["Often the tenants, seven-minute briefings and someone’s ninepins.", []],
  ])("%s", (text, expected) => {
    expect(claimed(text)).toEqual(expected);
  });
});
