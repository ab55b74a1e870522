import { join } from "node:path";
import type { Command } from "commander";
import { editFile } from "../edge/write.ts";
import { type Day, isDay } from "../model/day.ts";
import type { Policy, Waiver } from "../model/policy.ts";
import { valueDigest } from "../model/privacy/value-digest.ts";
import { UserError } from "../model/user-error.ts";
import { EVERYWHERE } from "../model/waiver-path.ts";
import { readPolicy } from "../parse/knowledge-base.ts";
import { addWaiver, waiverLines } from "../parse/policy-edit.ts";
import type { CommandFile } from "./command.ts";
import type { ExitCode, Session } from "./session.ts";
import { mustBeClean } from "./waive/own-words.ts";
import { type Chosen, problemAt } from "./waive/problem-at.ts";

interface WaiveOptions {
  readonly reason: string;
  readonly owner: string;
  readonly until: string;
  readonly folder?: string;
  readonly everywhere?: boolean;
  readonly dryRun?: boolean;
}

const POLICY = "scrutiny.yaml";
const MOST_DAYS = 366;
const MS_A_DAY = 86_400_000;

/** `scrutiny waive RULE PATH:LINE:COLUMN`: lets one problem stand until a day. Never shows what a privacy rule found. */
export const waive: CommandFile = {
  define(command: Command, run) {
    command
      .description(
        "Add a waiver of one problem to scrutiny.yaml: why, whose it is, and until when. Of what a privacy rule found it holds a digest, never the value, which is not shown.",
      )
      .argument("<rule>", "the problem's rule, as check names it in brackets")
      .argument("<place>", "where it stands, as check says it: path:line:column")
      .requiredOption("--reason <text>", "why it may stand")
      .requiredOption("--owner <name>", "who answers for it: a role, or a person in office")
      .requiredOption("--until <day>", "the last day on which it holds, at most a year from now")
      .option("--folder <folder>", "everywhere below this folder, not in that file alone")
      .option("--everywhere", "in every file: for an office's telephone number or address")
      .option("--dry-run", "show what would be added, and write nothing")
      .addHelpText(
        "after",
        "\nExamples:\n" +
          "  $ scrutiny waive recommendation-overdue registers/recommendations/2025-07-24-name-it-r4kd.md:8:6 \\\n" +
          "      --reason 'Waits for the new data system.' --owner 'Business Manager' --until 2026-01-31\n" +
          "  $ scrutiny waive telephone-number evidence/2025-26/2025-07-22-front-door-m2q9.md:14:20 --everywhere \\\n" +
          "      --reason 'The front door: an office, and published.' --owner 'Business Manager' --until 2026-03-31",
      )
      .action((rule: string, place: string, options: WaiveOptions) =>
        run((session) => addOne(session, { rule, place, options })),
      );
  },
};

interface Asked {
  readonly rule: string;
  readonly place: string;
  readonly options: WaiveOptions;
}

async function addOne(session: Session, { rule, place, options }: Asked): Promise<ExitCode> {
  session.mustBeNow("waive");
  const today = await session.today();
  const until = lastDay(options.until, today);
  await mustBeClean(session, options);
  const chosen = await problemAt(session, rule, place);
  const path = pathOf(session, chosen, options);
  const { terminal, world } = session;
  const file = session.shown(POLICY);
  const freshSalt = Buffer.from(world.randomBytes(16)).toString("hex");
  let said: { readonly line: number; readonly lines: readonly string[] } | undefined;
  const edit = (bytes: Uint8Array): Uint8Array => {
    const policy = policyOf(bytes, file);
    const salt = policy.privacy?.salt ?? freshSalt;
    const { find } = chosen;
    const digest = find && valueDigest(find, salt, (value, by) => world.scrypt(value, by));
    const waiver: Waiver = { rule, path, ...(digest ? { digest } : {}), ...wordsOf(options), until };
    mustBeNew(policy, waiver, file);
    const addition = { waiver, salt: digest && policy.privacy?.salt === undefined ? salt : undefined };
    const edited = addWaiver(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes), addition);
    if ("refused" in edited) throw notEdited(file, edited.refused);
    said = { line: edited.line, lines: waiverLines(waiver) };
    return Buffer.from(edited.text);
  };
  const isTrial = options.dryRun === true;
  await editFile(join(session.root(), POLICY), edit, { root: session.root(), cwd: world.cwd, isTrial });
  const added = (said?.lines ?? []).map((line) => `    ${line}`).join("\n");
  if (options.dryRun === true) {
    terminal.result(`Would add to ${file}:\n\n${added}`);
    return 0;
  }
  terminal.result(file);
  terminal.note(`Added a waiver at ${file}:${said?.line}:\n\n${added}`);
  return 0;
}

/** In one line each, as they stand in a list. */
function wordsOf({ reason, owner }: WaiveOptions): Pick<Waiver, "reason" | "owner"> {
  const line = (text: string) => text.replace(/\s+/g, " ").trim();
  return { reason: line(reason), owner: line(owner) };
}

function lastDay(text: string, today: Day): Day {
  if (!isDay(text)) throw new UserError("bad-day", "--until takes a day that exists, such as 2026-03-31.");
  if (text < today)
    throw new UserError("bad-day", "--until names a day that has passed.", `Today is ${today}.`);
  const days = (Date.parse(text) - Date.parse(today)) / MS_A_DAY;
  if (days <= MOST_DAYS) return text;
  throw new UserError(
    "bad-day",
    "--until is more than a year away.",
    "Name a day within a year; then it is judged again.",
  );
}

function pathOf(session: Session, { path, find, isInName }: Chosen, options: WaiveOptions): string {
  if (options.everywhere === true && options.folder !== undefined) {
    throw new UserError("wrong-usage", "--everywhere and --folder say different things: use one of them.");
  }
  if (options.everywhere === true) {
    if (find) return EVERYWHERE;
    throw new UserError(
      "wrong-usage",
      "--everywhere is for one value that a privacy rule found; of another rule it would hide what nobody has judged.",
      "Leave it out, or name a folder with --folder.",
    );
  }
  if (options.folder !== undefined) return folderOf(session, options.folder, path);
  if (!isInName) return path;
  throw new UserError(
    "in-file-name",
    "It stands in the name of the file, and a waiver would write that name into scrutiny.yaml.",
    "Rename the file; or say --everywhere where it is an office's.",
    1,
  );
}

function folderOf(session: Session, typed: string, path: string): string {
  const folder = `${session.within(typed).replace(/\/+$/, "")}/`;
  if (path.startsWith(folder)) return folder;
  throw new UserError("wrong-usage", `The problem does not stand below the folder ${typed}.`);
}

/** The policy as it stands now, under the lock. */
function policyOf(bytes: Uint8Array, file: string): Policy {
  const read = readPolicy({ path: POLICY, bytes });
  if (read.value) return read.value.value;
  throw notEdited(file, "it cannot be read");
}

function mustBeNew(policy: Policy, { rule, path, digest }: Waiver, file: string): void {
  const there = (policy.privacy?.waivers ?? []).find(
    (one) => one.rule === rule && one.path === path && one.digest === digest,
  );
  if (!there) return;
  throw new UserError(
    "exists",
    `There is a waiver of it in ${file}, until ${there.until}; none was added.`,
    "Give that one a later day, and say why in its reason.",
    1,
  );
}

function notEdited(file: string, why: string): UserError {
  return new UserError(
    "unreadable-policy",
    `No waiver was added to ${file}: ${why}.`,
    `See what is wrong: scrutiny check ${file}`,
    1,
  );
}
