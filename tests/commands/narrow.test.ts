import { describe, expect, it } from "vitest";
import { run } from "../support/copy.ts";
import { FERNSHIRE } from "../support/fixture.ts";

const TODAY = "2026-03-26";
/** What may be wider, as it is copied as it stands: a path with its place, and a command alone on its line. */
const WHOLE = /^\s*(?:\S+|scrutiny .+|(?:\d+ more|with an example): .+)$/;

describe("a narrow terminal", () => {
  it.each([
    [44, ["status"]],
    [60, ["status", "--more"]],
    [44, ["coverage", "--quarter", "Q4"]],
    [44, ["check", "registers/requests"]],
    [60, ["todo"]],
    [44, ["todo"]],
    [44, ["search", "budget"]],
  ])("of %i columns has each line of %j whole", async (columns, argv) => {
    const ran = await run(FERNSHIRE, argv, { env: { SCRUTINY_TODAY: TODAY }, tty: true, columns });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is left out
    const lines = ran.out.replace(/\u001b\[[\d;]*m/g, "").split("\n");
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.filter((line) => line.length > columns && !WHOLE.test(line))).toEqual([]);
  });

  it("has a command of a cure on one line", async () => {
    const argv = ["check", "--no-color", "registers/requests"];
    const ran = await run(FERNSHIRE, argv, { env: { SCRUTINY_TODAY: TODAY }, tty: true, columns: 44 });
    expect(ran.out).toMatch(/^ {6}scrutiny update [\w-]+ --received DAY --text TEXT$/m);
  });

  it("has a failure in whole words, and its command on one line", async () => {
    const argv = ["programme", "show", "--year", "2031/32"];
    const ran = await run(FERNSHIRE, argv, { env: { SCRUTINY_TODAY: TODAY }, tty: true, columns: 44 });
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(/\n {2}scrutiny programme new --year 2031\/32\n$/);
    const piped = await run(FERNSHIRE, argv, { env: { SCRUTINY_TODAY: TODAY } });
    expect(piped.err).toMatch(/: scrutiny programme new --year 2031\/32\n$/);
  });
});
