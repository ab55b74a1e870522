import { relative } from "node:path";
import { type Command, Option } from "commander";
import { type SealedSet, sealedSetsAt } from "../edge/sealed-sets.ts";
import { nameStraysBelow } from "../edge/stray.ts";
import { onOneLine } from "../model/printable.ts";
import { UserError } from "../model/user-error.ts";
import type { VerifiedSeal, VerifyAnswer } from "../model/verify-answer.ts";
import { verifyAsJson } from "../render/verify-json.ts";
import { verifyAsText } from "../render/verify-text.ts";
import type { CommandFile } from "./command.ts";
import type { ExitCode, Session } from "./session.ts";
import { verifiedSeal } from "./verify/seal.ts";

interface VerifyOptions {
  readonly strict?: boolean;
  readonly format: "pretty" | "json";
}

/** `scrutiny verify PATH`: whether a final report is the sealed one, and whether anything has moved since. */
export const verify: CommandFile = {
  define(command: Command, run) {
    command
      .description(
        "Ask of a final report whether it is as it was sealed, whether its commit gives the same again, and what moved since.",
      )
      .argument("<path>", "a report's folder, its seal, or one of its files with the seal beside it")
      .option("--strict", "exit 1 too where something that went in has moved since")
      .addOption(
        new Option("--format <format>", "how to say it").choices(["pretty", "json"]).default("pretty"),
      )
      .addHelpText(
        "after",
        "\nExamples:\n  $ scrutiny verify reports/2025-26/q2\n  $ scrutiny verify reports/2025-26/q2/seal.json --strict\n  $ scrutiny verify quarterly-report.pdf",
      )
      .action((path: string, options: VerifyOptions) => run((session) => verifyPath(session, path, options)));
  },
};

async function verifyPath(session: Session, path: string, options: VerifyOptions): Promise<ExitCode> {
  const { terminal, world } = session;
  const shown = (full: string) => onOneLine((relative(world.cwd, full) || ".").replaceAll("\\", "/"));
  const full = session.named(path);
  nameStraysBelow(full);
  const sets = await sealedSetsAt(full, shown(full), world);
  const seals: VerifiedSeal[] = [];
  for (const set of sets) {
    terminal.progress(`Verifying ${shown(set.path)}`);
    const one = await verifiedSeal(session, set, shown);
    seals.push({ ...one, replacedBy: replacing(set, sets, shown) });
  }
  terminal.progress("");
  const code = codeOf(seals, options.strict === true);
  const answer: VerifyAnswer = {
    path: shown(full),
    same: seals.some(isDifferent) ? false : code === 2 ? undefined : true,
    seals,
  };
  if (code === 2 && options.format === "json") throw notRebuilt(seals);
  if (options.format === "json") terminal.document(verifyAsJson(answer));
  else terminal.result(verifyAsText(answer, terminal.style));
  if (code === 2) throw notRebuilt(seals);
  return code;
}

/** The seal that says that it replaces this one, among those asked about. */
function replacing(
  { read }: SealedSet,
  sets: readonly SealedSet[],
  shown: (path: string) => string,
): string | undefined {
  if (!("seal" in read)) return undefined;
  const next = sets.find((one) => "seal" in one.read && one.read.seal.replaces?.digest === read.sha256);
  return next && shown(next.path);
}

function isDifferent({ differences }: VerifiedSeal): boolean {
  return differences.length > 0;
}

function isOpen({ rebuilt, signature, hint }: VerifiedSeal): boolean {
  // handed over alone with its seal: only a signature tells that the two were not made together
  return rebuilt === "not" && (signature.is !== "good" || hint !== undefined);
}

function codeOf(seals: readonly VerifiedSeal[], isStrict: boolean): 0 | 1 | 2 {
  if (seals.some(isDifferent)) return 1;
  if (isStrict && seals.some(({ movedSince = [] }) => movedSince.length > 0)) return 1;
  return seals.some(isOpen) ? 2 : 0;
}

function notRebuilt(seals: readonly VerifiedSeal[]): UserError {
  const open = seals.find(isOpen);
  const why = open?.why === undefined ? "" : ` ${open.why}`;
  return new UserError(
    "not-rebuilt",
    `${open?.path ?? "The report"} could not be rebuilt.${why}`,
    open?.hint ??
      "Verify it in a clone of the repository that it comes from: without it, file and seal could have been made together.",
  );
}
