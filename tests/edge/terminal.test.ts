import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { openTerminal } from "../../src/edge/terminal.ts";
import { type FakeWorldOptions, fakeWorld } from "../support/world.ts";

const ESC = "\u001b";
const plain = { colour: true, quiet: false, verbose: false };

function open(
  world: Partial<FakeWorldOptions> = {},
  options: Partial<typeof plain & { progressAfterMs: number }> = {},
) {
  const made = fakeWorld({ cwd: "/", ...world });
  return { world: made, terminal: openTerminal(made, { ...plain, ...options }) };
}

describe("where messages go", () => {
  test("results on standard output, the rest on standard error", () => {
    const { world, terminal } = open({}, { verbose: true });
    terminal.result("path.md");
    terminal.note("note");
    terminal.detail("detail");
    terminal.failure("failure");
    expect(world.stdoutText).toBe("path.md\n");
    expect(world.stderrText).toBe("note\ndetail\nfailure\n");
  });

  test.each([
    [{ quiet: true }, "failure\n"],
    [{ quiet: true, verbose: true }, "failure\n"],
    [{}, "note\nfailure\n"],
  ])("with %o standard error has %j", (options, stderr) => {
    const { world, terminal } = open({}, options);
    terminal.note("note");
    terminal.detail("detail");
    terminal.failure("failure");
    terminal.result("result");
    expect(world.stderrText).toBe(stderr);
    expect(world.stdoutText).toBe("result\n");
  });

  test("a document comes out as it is", () => {
    const { world, terminal } = open();
    const document = `{"text": "${ESC}[31m\u202e 9991234519"}`;
    terminal.document(document);
    terminal.document(Buffer.of(0x25, 0xff));
    expect(world.stdoutText).toBe(`${document}%\u00ff`);
  });

  test("questions are asked on a terminal only", () => {
    expect(open({ tty: true, columns: 120 }).terminal).toMatchObject({ interactive: true, columns: 120 });
    expect(open().terminal).toMatchObject({ interactive: false, columns: 80 });
  });
});

describe("colour", () => {
  test("is chalk's, on a terminal", () => {
    const { world, terminal } = open({ tty: true });
    const { style } = terminal;
    terminal.result(`${style.red("a")} ${style.bold.underline("b")} ${style.hex("#ff0000")("c")}`);
    terminal.failure(style.red(`a ${style.green("b")} c`));
    expect(world.stdoutText).toBe(
      `${ESC}[31ma${ESC}[39m ${ESC}[1m${ESC}[4mb${ESC}[24m${ESC}[22m ${ESC}[91mc${ESC}[39m\n`,
    );
    expect(world.stderrText).toBe(`${ESC}[31ma ${ESC}[32mb${ESC}[39m${ESC}[31m c${ESC}[39m\n`);
  });

  test("works each time that the same one is used", () => {
    const { world, terminal } = open({ tty: true });
    for (const text of ["a", "b"]) terminal.result(terminal.style.red.bold(text));
    expect(stripVTControlCharacters(world.stdoutText)).toBe("a\nb\n");
    expect(world.stdoutText.split(ESC)).toHaveLength(9);
  });

  test.each([
    ["to a pipe", {}, {}],
    ["with --no-color", { tty: true }, { colour: false }],
    ["with NO_COLOR", { tty: true, env: { NO_COLOR: "1" } }, {}],
    ["with TERM=dumb", { tty: true, env: { TERM: "dumb" } }, {}],
  ])("is left out %s", (_, world, options) => {
    const opened = open(world, options);
    opened.terminal.result(opened.terminal.style.red.bold("a"));
    expect(opened.world.stdoutText).toBe("a\n");
  });

  test("an empty NO_COLOR says nothing", () => {
    const { world, terminal } = open({ tty: true, env: { NO_COLOR: "" } });
    terminal.result(terminal.style.red("a"));
    expect(world.stdoutText).toContain(ESC);
  });

  test("goes to the stream that is a terminal, and not to the other", () => {
    const world = fakeWorld({ cwd: "/", tty: true });
    const piped = openTerminal({ ...world, stdout: { ...world.stdout, isTTY: false } }, plain);
    piped.result(piped.style.red("a"));
    piped.failure(piped.style.red("b"));
    expect(world.stdoutText).toBe("a\n");
    expect(world.stderrText).toBe(`${ESC}[31mb${ESC}[39m\n`);
  });
});

describe("what a text brings along", () => {
  const hostile = `${ESC}[2J${ESC}]0;title\u0007 \u202egpj ${ESC}[31m\ufdd0${"0".repeat(24)}\ufdd1[31m`;
  const shown = `\\u{1b}[2J\\u{1b}]0;title\\u{7} \\u{202e}gpj \\u{1b}[31m\ufdd0${"0".repeat(24)}\ufdd1[31m`;

  test.each([{ tty: true }, { tty: false }])("is shown, never obeyed, styled or not: %o", (world) => {
    const opened = open(world);
    const { style } = opened.terminal;
    opened.terminal.result(hostile);
    opened.terminal.result(style.bold(hostile));
    opened.terminal.result(style.bold(`a ${style.red(hostile)} ${hostile}`));
    const [first, second, third] = stripVTControlCharacters(opened.world.stdoutText).split("\n");
    expect(first).toBe(shown);
    expect(second).toBe(shown);
    expect(third).toBe(`a ${shown} ${shown}`);
    expect(opened.world.stdoutText.split("\n")[0]).toBe(shown);
  });

  test("is masked, across colours too", () => {
    const { world, terminal } = open({ tty: true });
    terminal.failure(`NHS 999 ${terminal.style.red("123")} 4519`);
    terminal.result("name@example.org");
    expect(stripVTControlCharacters(world.stderrText)).toBe("NHS 9••••••••••9\n");
    expect(world.stdoutText).toBe("n••••••••••••••g\n");
  });
});

describe("progress", () => {
  test("writes over one line and is cleared before a message", () => {
    const { world, terminal } = open({ tty: true, columns: 10 }, { progressAfterMs: 0 });
    terminal.progress("reading\n9991234519");
    terminal.progress("done 中中中");
    terminal.failure("failure");
    terminal.progress("");
    expect(world.stderrText).toBe(`\rreading 9${ESC}[K\rdone 中中${ESC}[K\r${ESC}[Kfailure\n`);
  });

  test("an empty text clears it", () => {
    const { world, terminal } = open({ tty: true }, { progressAfterMs: 0 });
    terminal.progress("a");
    terminal.progress("");
    expect(world.stderrText).toBe(`\ra${ESC}[K\r${ESC}[K`);
  });

  test.each([
    [{}, {}],
    [{ tty: true }, { quiet: true }],
    [{ tty: true, env: { TERM: "dumb" } }, {}],
    [{ tty: true }, { progressAfterMs: 500 }],
  ])("is not shown with %o, %o", (world, options) => {
    const opened = open(world, { progressAfterMs: 0, ...options });
    opened.terminal.progress("a");
    opened.terminal.progress("");
    expect(opened.world.stderrText).toBe("");
  });
});
