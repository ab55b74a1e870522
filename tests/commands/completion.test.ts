import { execFileSync } from "node:child_process";
import { chmodSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { wordsOfLine } from "../../src/commands/completion/typed-line.ts";
import { COMMANDS } from "../../src/commands/index.ts";
import { run, temporaryFolder } from "../support/copy.ts";
import { FERNSHIRE, ROOT } from "../support/fixture.ts";
import { program } from "../support/programs.ts";

const env = { SCRUTINY_TODAY: "2026-06-15" };

async function offered(line: string, shell = "zsh", cwd = FERNSHIRE): Promise<readonly string[]> {
  const ran = await run(cwd, ["completion", "candidates", shell, line], { env });
  expect([ran.code, ran.err]).toEqual([0, ""]);
  return ran.out.split("\n").flatMap((one) => (one === "" ? [] : [one.split("\t")[0] ?? ""]));
}

describe("what is offered", () => {
  it.each<[string, readonly string[]]>([
    ["scrutiny upd", ["update"]],
    ["scrutiny programme ", ["show", "new", "agree"]],
    ["scrutiny -C . programme a", ["agree"]],
    ["scrutiny report --edition ", ["executive", "partnership", "public"]],
    ["scrutiny report --edition=pu", ["--edition=public"]],
    ["scrutiny report --stage f", ["factual-accuracy", "final"]],
    ["scrutiny report --format ", ["md", "pdf", "html", "docx"]],
    ["scrutiny todo --format j", ["json"]],
    ["scrutiny coverage --quarter ", ["Q1", "Q2", "Q3", "Q4"]],
    ["scrutiny status --year ", ["2025/26", "2024/25"]],
    ["scrutiny done dsp", ["dsp-group"]],
    ["scrutiny new-evidence --activity front", ["front-door"]],
    ["scrutiny new-challenge --about leadership.str", ["leadership.strategy-and-funding"]],
    ["scrutiny new-challenge --to council,po", []],
    ["scrutiny new-challenge --to council po", ["police"]],
    ["scrutiny explain claim-w", ["claim-without-evidence"]],
    ["scrutiny update C4 --view answers-", ["answers-in-part"]],
    ["scrutiny update 2025/26-C4", ["2025/26-C4"]],
    ["scrutiny update t4nb", ["2025-08-06-focus-group-with-the-youth-t4nb"]],
    ["scrutiny review 2025/26-Q", ["2025/26-Q1", "2025/26-Q2", "2025/26-Q3", "2025/26-Q4"]],
    ["scrutiny check ", [":files"]],
    ["scrutiny report --output ", [":folders"]],
    ["scrutiny completion ", ["bash", "zsh", "fish", "powershell"]],
    ["scrutiny update C4 --text ", []],
    ["scrutiny nonsense ", []],
    ["scrutiny search '", []],
  ])("%s", async (line, expected) => {
    expect(await offered(line)).toEqual(expected);
  });

  it("has every command, and every option of it and of the program", async () => {
    expect(await offered("scrutiny ")).toEqual(COMMANDS.map(({ name }) => name));
    const flags = await offered("scrutiny update C4 --");
    expect(flags).toEqual(expect.arrayContaining(["--told-back", "--response", "--directory", "--help"]));
    expect(flags).toEqual([...new Set(flags)]);
  });

  it("is of the folder that is typed, and nothing where there is none or it cannot be read", async () => {
    expect(await offered(`scrutiny -C ${FERNSHIRE} update C5`, "zsh", ROOT)).toEqual(["C5"]);
    const empty = temporaryFolder();
    expect(await offered("scrutiny update C", "zsh", empty)).toEqual([]);
    expect(await offered("scrutiny -C /nowhere update C", "zsh", empty)).toEqual([]);
    expect(await offered("scrutiny --at no-such-commit trace R", "zsh", empty)).toEqual([]);
  });

  it("names a shell that was meant", async () => {
    const ran = await run(FERNSHIRE, ["completion", "bsh"]);
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.err).toContain("Did you mean bash?");
  });
});

it("splits a line as a shell does, and runs nothing of it", () => {
  expect(wordsOfLine('a \'b c\' "d \\"e" f\\ g ')).toEqual(["a", "b c", 'd "e', "f g", ""]);
  expect(wordsOfLine('a "$(x)" `y`')).toEqual(["a", "$(x)", "`y`"]);
  expect(wordsOfLine("a 'open")).toEqual(["a", "open"]);
});

describe.runIf(program("bash", "bash"))("in bash", () => {
  let bin: string;
  beforeAll(() => {
    bin = execFileSync("mktemp", ["-d"]).toString().trim();
    symlinkSync(join(ROOT, "bin/scrutiny.js"), join(bin, "scrutiny"));
    chmodSync(join(ROOT, "bin/scrutiny.js"), 0o755);
    return () => execFileSync("rm", ["-r", bin]);
  });

  it("offers through its own completion, may be sourced twice, and never runs what is typed", () => {
    const marker = join(bin, "ran");
    const lines = ["scrutiny upd", "scrutiny update C", `scrutiny search "$(touch ${marker})" --kind dec`];
    const script = `source <(scrutiny completion bash); source <(scrutiny completion bash)
for line; do COMP_LINE=$line COMP_POINT=\${#line}; _scrutiny_complete scrutiny; echo "\${COMPREPLY[*]:0:3}"; done
complete -p scrutiny`;
    const said = execFileSync("bash", ["--norc", "-c", script, "bash", ...lines], {
      cwd: FERNSHIRE,
      env: { ...process.env, ...env, PATH: `${bin}:${process.env["PATH"]}` },
    }).toString();
    expect(said.split("\n")).toEqual([
      "update",
      "C4 C5 C6",
      "decision",
      "complete -F _scrutiny_complete scrutiny",
      "",
    ]);
    expect(() => execFileSync("test", ["-e", marker])).toThrow();
  });
});
